"""Every setting, in one place. What differs between installations comes from the environment (docs/settings.md)."""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from insieme.core.logs import logging_settings
from insieme.database.connection import database

BASE_DIR = Path(__file__).resolve().parent.parent
PACKAGE_DIR = BASE_DIR / "insieme"
env = environ.Env()

# Demo mode: a world of invented people, one click to step into each role, a key anyone can read.
DEMO = env.bool("INSIEME_DEMO", default=False)
DEBUG = False
DATA_DIR = Path(env.str("INSIEME_DATA", default=str(BASE_DIR / ".data")))

DEMO_KEY = "a key for invented people only: demo mode shows it to everyone"
SECRET_KEY = DEMO_KEY if DEMO else env.str("SECRET_KEY")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"] if DEMO else env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "insieme",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "insieme.web.access.signed_out.Guard",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "insieme.web.middleware.actor",
    "insieme.web.access.second_factor.Guard",
]

ROOT_URLCONF = "insieme.urls"
WSGI_APPLICATION = "insieme.wsgi.application"

# A template's name is its path below web/: a page and its HTML share one folder and one stem.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE_DIR / "web"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "insieme.templatetags.insieme"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "insieme.web.context.every_page",
            ],
        },
    }
]
FORM_RENDERER = "insieme.web.forms.Renderer"

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "insieme.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/oggi/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# Accounts are opened by staff, and a password is only ever set through a link sent to the address. An address added
# later is asked by e-mail whether it is theirs, and is never the account's before it has answered.
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_ADAPTER = "insieme.web.accounts.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "insieme.web.access.entering.SignInForm",
    "reset_password": "insieme.web.access.entering.ForgottenPasswordForm",
}
# An identity kept by others, if there is one: a comune's own, or a gateway to SPID and CIE (docs/settings.md).
OIDC_URL = env.str("INSIEME_OIDC_URL", default="").rstrip("/")
OIDC_ACR = env.str("INSIEME_OIDC_ACR", default="")
OIDC_APP = {
    "provider_id": "identita",
    "name": env.str("INSIEME_OIDC_NAME", default="SPID / CIE"),
    "client_id": env.str("INSIEME_OIDC_CLIENT_ID", default="insieme"),
    "secret": env.str("INSIEME_OIDC_SECRET", default=""),
    "settings": {
        "server_url": OIDC_URL,
        "oauth_pkce_enabled": True,
        "email_authentication": True,
        "verified_email": env.bool("INSIEME_OIDC_ANSWERS_FOR_EMAIL", default=False),
        "auth_params": {"acr_values": OIDC_ACR} if OIDC_ACR else {},
    },
}
SOCIALACCOUNT_ADAPTER = "insieme.web.access.identities.IdentityAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [OIDC_APP] if OIDC_URL else []}}
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
# The form that begins the sign-in ends there: browsers ask the policy about that too.
OIDC_ORIGINS = env.list("INSIEME_OIDC_ORIGINS", default=["/".join(OIDC_URL.split("/")[:3])] if OIDC_URL else [])
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Insieme"
MFA_TOTP_TOLERANCE = 1  # telephones whose clock is half a minute off
# Whether the desk opens only to staff with a second factor.
STAFF_MFA = env.bool("INSIEME_STAFF_MFA", default=not DEMO)

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_ENGINE = "django.contrib.sessions.backends.db"
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if DEMO else 60 * 60 * 24 * 365
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *OIDC_ORIGINS],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "it"
LANGUAGES = [("it", _("Italiano")), ("en", _("Inglese"))]
# Catalogues are compiled here from insieme/locale when the product starts.
LOCALE_PATHS = [DATA_DIR / "locale"]
TIME_ZONE = "Europe/Rome"
USE_TZ = True
USE_I18N = True
# Years are numbers too: amounts and counts are written by our own filters.
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "insieme.web.assets.Storage"},
}
STATICFILES_FINDERS = ["insieme.web.assets.Finder"]

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="filemail://")
vars().update(EMAIL_CONFIG)
if EMAIL_CONFIG["EMAIL_BACKEND"].endswith("filebased.EmailBackend"):
    EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("INSIEME_SENDER", default="Insieme <noreply@insieme.example>")

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

PROCRASTINATE_IMPORT_PATHS = ["insieme.jobs"]
LOGGING = logging_settings(level=env.str("INSIEME_LOG_LEVEL", default="WARNING").upper())
