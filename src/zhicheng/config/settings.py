"""Django's settings. What an instance may choose comes from its environment (see docs/running.md)."""

import os
from pathlib import Path

from . import environment, logs

PACKAGE = Path(__file__).resolve().parent.parent
DATA = environment.data_folder()
DEMO = environment.flag("ZHICHENG_DEMO")
DEBUG = environment.flag("ZHICHENG_DEBUG")
SECRET_KEY = environment.secret("ZHICHENG_SECRET_KEY", DATA)
FIELD_KEY = environment.secret("ZHICHENG_FIELD_KEY", DATA)
INDEX_KEY = environment.secret("ZHICHENG_INDEX_KEY", DATA)
PUBLIC_URL = os.environ.get("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = os.environ.get("ZHICHENG_HOSTS", "127.0.0.1,localhost").split(",")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
PLANS_FOLDER = Path(os.environ.get("ZHICHENG_PLANS", "plans")).resolve()
FILES_FOLDER = DATA / "files"
PAPERS_FOLDER = os.environ.get("ZHICHENG_PAPERS")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "zhicheng.clock",
    "zhicheng.trail",
    "zhicheng.jobs",
    "zhicheng.files",
    "zhicheng.documents",
    "zhicheng.messages.apps.MessagesConfig",
    "zhicheng.accounts",
    "zhicheng.organisations",
    "zhicheng.plans",
    "zhicheng.dossier",
    "zhicheng.applications",
    "zhicheng.review",
    "zhicheng.publicity",
    "zhicheng.fees",
    "zhicheng.paper",
    "zhicheng.sanctions",
    "zhicheng.eligibility",
    "zhicheng.casework",
    "zhicheng.ui",
    "zhicheng.desks.account",
    "zhicheng.desks.public",
    "zhicheng.desks.applicant",
    "zhicheng.desks.employer",
    "zhicheng.desks.authority",
    "zhicheng.desks.office",
    "zhicheng.desks.operator",
]
MIDDLEWARE = [
    "zhicheng.ui.middleware.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "zhicheng.ui.middleware.Idle",
    "zhicheng.ui.middleware.Headers",
    "zhicheng.ui.middleware.Errors",
]
ROOT_URLCONF = "zhicheng.config.urls"
WSGI_APPLICATION = "zhicheng.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "zhicheng.ui.context.page",
            ],
            "builtins": ["zhicheng.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "zhicheng.ui.forms.Renderer"

DATABASES = {"default": environment.database(os.environ.get("DATABASE_URL", f"sqlite:///{DATA / 'zhicheng.db'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account:sign_in"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https://")
SESSION_IDLE_MINUTES = int(os.environ.get("ZHICHENG_IDLE_MINUTES", "60"))
SEAT_IDLE_MINUTES = int(os.environ.get("ZHICHENG_SEAT_IDLE_MINUTES", "15" if not DEMO else "60"))
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "zhicheng.ui.errors.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES_FOLDER}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if environment.flag("ZHICHENG_COLLECTED")
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not environment.flag("ZHICHENG_COLLECTED")
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
UPLOAD_LIMIT = 20 * 1024 * 1024

LOGGING_CONFIG = None
logs.configure(debug=DEBUG)
