"""The look (外观): tokens, page frame, components, form fields, and what every page knows about its reader.

Owns no rule and no data of its own. Page authors start at `ui.templatetags.ui`, which lists every tag with an
example, and at `/styleguide`, which shows them.
"""
