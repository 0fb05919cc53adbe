from django.db import migrations


class Migration(migrations.Migration):
    """Imports are noted by lists as well, which lie below: the tables stay, under the other app."""

    dependencies = [('program_sessions', '0009_import_run')]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable('HistoricalImportRun', 'events_historicalimportrun'),
                migrations.AlterModelTable('ImportRun', 'events_importrun'),
            ],
            state_operations=[
                migrations.DeleteModel('HistoricalImportRun'),
                migrations.DeleteModel('ImportRun'),
            ],
        ),
    ]
