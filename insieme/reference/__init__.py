"""Facts that the product is born with: places, maps, the State's codes. Sources and licences: docs/reference-data.md."""
