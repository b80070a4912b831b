"""Settings. Everything a beheerder may change comes from the environment (docs/beheer.md)."""

from pathlib import Path

from config import omgeving

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(omgeving.tekst("DATA_DIR", str(BASE_DIR / ".run")))

SECRET_KEY = omgeving.tekst("SECRET_KEY")
DEBUG = False
# DEMO: fictitious persons only; shows the demo accounts on the login page of a demo gemeente.
DEMO = omgeving.ja("DEMO")
ALLOWED_HOSTS = omgeving.lijst("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = omgeving.lijst("CSRF_TRUSTED_ORIGINS")
HTTPS = omgeving.ja("HTTPS")
# Where colleagues find us, for links in mail; empty: the mail says where to click instead.
SITE_URL = omgeving.tekst("SITE_URL", "").rstrip("/")

# "1:<base64 of 32 bytes>,2:<…>": the highest version encrypts, older ones still decrypt.
BSN_SLEUTELS = omgeving.tekst("BSN_SLEUTELS")
BSN_INDEX_SLEUTEL = omgeving.tekst("BSN_INDEX_SLEUTEL")

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_fsm",
    "django_htmx",
    "csp",
    "basis.journaal",
    "basis.termijnen",
    "basis.organisatie",
    "basis.scherm",
    "basis.beheer",
    "basis.inwoners",
    "basis.voorzieningen",
    "basis.dossiers",
    "basis.documenten",
    "basis.werk",
    "consortium",
    "casussen",
    "beschikkingen",
    "toegang",
    "monitoring",
    "werkplek",
    "demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "basis.organisatie.middleware.DoorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "basis.scherm.middleware.SchermMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "basis.scherm.context.scherm",
            ],
            "builtins": ["basis.scherm.templatetags.tp"],
        },
    },
]

# The application's plain user; who owns the tables and migrates is told only to `migrate` (basis/journaal/eigenaar.py).
DATABASES = {"default": omgeving.database(omgeving.tekst("DATABASE_URL"))}
EIGENAAR_DATABASE = omgeving.database(url) if (url := omgeving.tekst("EIGENAAR_DATABASE_URL", "")) else None
# A new connection per request costs more than the request itself.
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["ATOMIC_REQUESTS"] = False
# Compiling a statement takes longer than any page here may take; ?options= in DATABASE_URL overrides it.
DATABASES["default"]["OPTIONS"].setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisatie.Medewerker"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# Wrong tries in a quarter by unknown devices at one address, over all accounts.
INLOG_MAX_PER_ADRES = int(omgeving.tekst("INLOG_MAX_PER_ADRES", "") or 20)
# Who may say in X-Forwarded-For where a request came from; empty, with HTTPS: a peer with a private address.
VERTROUWDE_PROXIES = omgeving.netten("VERTROUWDE_PROXIES")
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_USE_SESSIONS = False
CSRF_FAILURE_VIEW = "basis.scherm.fouten.csrf_mislukt"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LANGUAGE_CODE = "nl"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(omgeving.tekst("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
# Without a collectstatic step (./run) whitenoise serves from the finders.
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = Path(omgeving.tekst("MEDIA_ROOT", str(DATA_DIR / "media")))
MAX_UPLOAD_BYTES = 20 * 1024 * 1024
# Set where Pango is missing: letters are made and wait in uitgaand for their PDF.
PDF_UITGESCHAKELD = omgeving.ja("PDF_UITGESCHAKELD")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

REDIS_URL = omgeving.tekst("REDIS_URL")
CELERY_BROKER_URL = REDIS_URL
CELERY_RESULT_BACKEND = REDIS_URL
# Own prefix: several installations (and each test run) may share one Redis.
REDIS_PREFIX = omgeving.tekst("REDIS_PREFIX", "tp")
CELERY_TASK_DEFAULT_QUEUE = f"{REDIS_PREFIX}-taken"
CELERY_BROKER_TRANSPORT_OPTIONS = {"global_keyprefix": f"{REDIS_PREFIX}:"}
CELERY_RESULT_BACKEND_TRANSPORT_OPTIONS = {"global_keyprefix": f"{REDIS_PREFIX}:"}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    # The queue is in PostgreSQL: a lost bell only costs this interval.
    "uitgaand": {"task": "basis.journaal.tasks.verwerk_uitgaand", "schedule": 20.0},
    "partities": {"task": "basis.journaal.tasks.maak_partities", "schedule": 24 * 60 * 60.0},
    "verleng": {"task": "consortium.tasks.verleng", "schedule": 6 * 60 * 60.0},
    "spoed": {"task": "casussen.tasks.volg_spoed", "schedule": 6 * 60 * 60.0},
    "scherm": {"task": "basis.scherm.tasks.ruim_op", "schedule": 24 * 60 * 60.0},
    # Hourly, so a day without beat is caught up with; every cause is told once.
    "attenderingen": {"task": "basis.werk.tasks.attendeer", "schedule": 60 * 60.0},
    "maandrapporten": {"task": "monitoring.tasks.plan_maandrapporten", "schedule": 60 * 60.0},
}

EMAIL_BACKEND = omgeving.tekst("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = omgeving.tekst("EMAIL_HOST", "localhost")
EMAIL_PORT = int(omgeving.tekst("EMAIL_PORT", "") or 25)
EMAIL_HOST_USER = omgeving.tekst("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = omgeving.tekst("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = omgeving.ja("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = omgeving.tekst("DEFAULT_FROM_EMAIL", "toegangspunt@localhost")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "UNAUTHENTICATED_USER": None,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"()": "config.logboek.Regel", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["console"], "level": omgeving.tekst("LOG_LEVEL", "INFO")},
    # These tell each step of each letter.
    "loggers": {naam: {"level": "WARNING"} for naam in ("weasyprint", "fontTools")},
}
