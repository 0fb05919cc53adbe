"""A history that keeps what a row is related to also where rows are written in bulk."""

from typing import Any

from simple_history.manager import HistoryManager


class KeepsRelations(HistoryManager):  # type: ignore[misc]  # simple_history is untyped
    """simple_history's own leaves relations to many out of a bulk write: as if all were taken away."""

    def bulk_history_create(
        self,
        objs: Any,
        batch_size: int | None = None,
        update: bool = False,  # noqa: FBT001, FBT002 - simple_history's signature
        **options: Any,
    ) -> Any:
        """What was just created is related to nothing yet."""
        rows = list(objs)
        made = super().bulk_history_create(rows, batch_size, update, **options)
        related = getattr(self.model, "_history_m2m_fields", ())
        for field in related if update and made else ():
            self._keep(field, made)
        return made

    def _keep(self, field: Any, made: list[Any]) -> None:
        near = field.m2m_column_name()
        kept = getattr(self.model, field.name).model
        records = {record.id: record for record in made}
        links = field.remote_field.through.objects.filter(**{f"{near}__in": list(records)})
        kept.objects.bulk_create(
            kept(
                history=records[getattr(link, near)],
                **{part.attname: getattr(link, part.attname) for part in link._meta.fields},
            )
            for link in links
        )
