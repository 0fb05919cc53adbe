"""All settings, read from the environment; the table in README.md tells each one."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django_stubs_ext
from django.utils.translation import gettext_lazy as _

from forum_site import environment as env
from forum_site import logs, policies

django_stubs_ext.monkeypatch()  # so that ModelAdmin[Session] can be written at run time

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.read("VAR_DIR", Path, BASE_DIR / "var").resolve()

# --- Who we are -----------------------------------------------------------------------------
DEBUG = env.read("DEBUG", env.flag, default=False)
PORT = env.read("PORT", env.port, 8000)
_server: dict[str, Any] = env.read("DATABASE_URL", env.database, {})
# Without a server of its own the site runs on this machine, for whoever tries it: then what
# production must say has a default.
_own = not _server
SITE_URL = env.need(
    "SITE_URL",
    env.read("SITE_URL", env.site, f"http://127.0.0.1:{PORT}" if _own else ""),
    "the address of the site, as https://forum.example",
)
SECRET_KEY = env.need(
    "SECRET_KEY",
    env.read("SECRET_KEY", env.text, env.kept_secret(VAR_DIR / "secret_key") if _own else ""),
    "at least 50 random characters, the same on every machine",
)
SECRET_KEY_FALLBACKS: list[str] = env.read("SECRET_KEY_FALLBACKS", env.words, [])
_https = SITE_URL.startswith("https:")
_host = urlsplit(SITE_URL).hostname or ""
_here = ["127.0.0.1", "localhost"] if _own else []
ALLOWED_HOSTS = env.read("ALLOWED_HOSTS", env.words, [_host, *_here])
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# --- What it is made of ---------------------------------------------------------------------
INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",  # the default one would replace our admin site
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "unfold.contrib.simple_history",
    "forum_site.apps.ProgramAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",  # a page of allauth asks for it
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "simple_history",
    "rules",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "events",
    "speakers",
    "sessions",
    "forum_site.apps.ForumSiteConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "forum_site.policies.ContentPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "forum_site.language.AdminLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "forum_site.accounts.seen.SeenMiddleware",
    "forum_site.accounts.second_factor.SecondFactorMiddleware",
    "axes.middleware.AxesMiddleware",
    "forum_site.busy.BusyMiddleware",
]
ROOT_URLCONF = "forum_site.urls"
WSGI_APPLICATION = "forum_site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "forum_site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- The database: the server that is named, else our own under VAR_DIR ---------------------
_limit = env.read("STATEMENT_TIMEOUT", env.number, 30)  # seconds
_ours = {"ENGINE": "forum_site.database", "NAME": "postgres", "USER": "postgres"}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **(_server or {**_ours, "FOLDER": str(VAR_DIR / "postgres")}),
        "CONN_MAX_AGE": None,  # threads keep their connections
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **_server.get("OPTIONS", {}),
            "connect_timeout": 2,
            "options": f"-c statement_timeout={_limit * 1000}",
        },
    },
}

# --- Who may come in ------------------------------------------------------------------------
AUTH_USER_MODEL = "events.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "forum_site.accounts.backend.StaffBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator")
] + [{"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"}]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_ENGINE = "events.sign_ins"
ACCOUNT_ADAPTER = "forum_site.accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"login": "forum_site.accounts.forms.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_LOGOUT_REDIRECT_URL = "admin:login"
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,20/300s/key"}  # axes is stricter, by address
ACCOUNT_SESSION_REMEMBER = True
SECOND_FACTOR = env.read("SECOND_FACTOR", env.flag, False)  # noqa: FBT003 - the default
MFA_ADAPTER = "forum_site.accounts.adapter.FactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "add_webauthn": "forum_site.accounts.forms.AddKeyForm",
    "authenticate": "forum_site.accounts.forms.AuthenticateForm",
    "reauthenticate": "forum_site.accounts.forms.ReauthenticateForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _https
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_CLIENT_IP_CALLABLE = "events.clients.address"

# --- Safety: what only https can keep follows the scheme of SITE_URL ------------------------
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _https
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]  # asked by machines inside the network
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50_000  # the changes of a large programme, each with its box
CONTENT_SECURITY_POLICY = {"DIRECTIVES": policies.PUBLIC}

# --- Languages and time ---------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("az", _("Azerbaijani")),
    ("ka", _("Georgian")),
    ("ru", _("Russian")),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["forum_site.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

# --- Files ----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "forum_site" / "static"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["map", "woff2", "woff", "png", "jpg", "gif", "ico", "gz"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.read("MEDIA_ROOT", Path, VAR_DIR / "media").resolve()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "forum_site.static_files.HashedFiles"},
}

# --- Mail: to a server, else into files -----------------------------------------------------
_mail: dict[str, Any] = env.read("EMAIL_URL", env.mail, {})
EMAIL_BACKEND = _mail.get("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_HOST, EMAIL_PORT = _mail.get("EMAIL_HOST"), _mail.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.get("EMAIL_USE_TLS"), _mail.get("EMAIL_USE_SSL")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.read("EMAIL_FROM", env.text, f"forum-site@{_host}")

# --- The API, and the log -------------------------------------------------------------------
API_RATE = env.read("API_RATE", env.number, 300)
PROXIES = env.read("PROXIES", env.number, 0)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "events.api.errors.problem",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Forum Site",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "POSTPROCESSING_HOOKS": [],  # words to choose from stay with the field that has them
}
LOGGING = logs.configuration(env.read("LOG_FORMAT", env.one_of("text", "json"), "text"))
