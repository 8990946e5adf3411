"""What every stored thing shares."""

from django.db import models

from insieme.core.identifiers import encode, new_id


class Thing(models.Model):
    """A row with a key that tells nothing."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True

    @property
    def ref(self) -> str:
        return encode(self.pk)
