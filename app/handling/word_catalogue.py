"""A catalogue with the words of the template it names: notices, statement, and what its forms ask beside their lines.

A catalogue of before 0.3 holds notices and statement itself; those stay its words, and its forms ask nothing more.
"""

from datetime import date

from app.domain.catalogue import Catalogue
from app.domain.form_template import Templates
from app.errors import FileFaulty
from app.texts import templates as words
from app.texts.data_files import CATALOGUE_FAULTY
from app.texts.language import Text


def worded(catalogue: Catalogue, templates: Templates) -> Catalogue:
    """Raises FileFaulty where it names a template nobody has, or one that was not valid yet on its day."""
    if catalogue.has_own_words:
        return catalogue
    named = catalogue.template_version
    template = templates.get(named)
    if template is None:
        known = ", ".join(sorted(templates)) or "-"
        raise _refusal(words.UNKNOWN_TEMPLATE.filled(version=named, known=known))
    if date.fromisoformat(catalogue.version[:10]) < template.valid_from:
        raise _refusal(words.TEMPLATE_NOT_YET.filled(version=named, day=template.valid_from))
    return catalogue.worded(template)


def _refusal(what: Text) -> FileFaulty:
    return FileFaulty(CATALOGUE_FAULTY, (("template_version", what),), count=1)
