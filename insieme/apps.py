from django.apps import AppConfig


class InsiemeConfig(AppConfig):
    name = "insieme"
    label = "insieme"
    default_auto_field = "django.db.models.BigAutoField"
