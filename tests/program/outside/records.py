"""A schema and records, one a line, in; the numbers of those that are valid out: as the package `jsonschema` sees them."""

import json
import sys

import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for number, line in enumerate(open(sys.argv[2], encoding="utf-8")):
    if validator.is_valid(json.loads(line)):
        print(number)
