"""The tag library of every page: one tag a component, one example line each.

`ui` is a built-in library, so templates of desks need no `{% load %}` (templates that forms render do).
A page extends `ui/base.html` and fills blocks; clerks' pages extend `ui/base_clerk.html`; what is mostly printed
extends `ui/base_print.html`::

    {% extends "ui/base.html" %}
    {% block title %}申报材料{% endblock %}
    {% block crumbs %}{% crumb "我的申报" url %}{% crumb "申报材料" %}{% endblock %}
    {% block caption %}2023 年度上虞经开区工程师{% endblock %}
    {% block heading %}六步里做完了三步{% endblock %}     the headline is the answer
    {% block lede %}可以不按顺序做，每一页都随时保存。{% endblock %}
    {% block content %}<section class="section"> … </section>{% endblock %}
    {% block aside %}<section class="ruled"><h2>…</h2></section>{% endblock %}    320 px at the right; may stay empty

Blocks: title, crumbs, caption, heading, lede, content, aside, scripts; `top` replaces the whole heading, `page`
everything between bar and footer. `base_clerk.html` has `side` (left list) and `main` besides.

Acts::

    {% button "马上申报" href=url %}                      a link; the first kind is primary: one a page
    {% button "保存，去选择业绩" %}                       a submit button (name= value= form= disabled= id=)
    {% button "退回修改" kind="return" %}                 kinds: primary, secondary, link, return, reject; small=True
    <div class="buttons"> {% button … %} </div>          a row of them
    {% sentence_form url "送单位审查" field=value %}       a form of one button, with its CSRF field

Signs::

    {% tag "退回修改" %}                                  status word → shape + colour + word (table: ui/status.py)
    {% tag "破格 名额 1/2" shape="ring" tone="grey" %}     a look of its own
    {% mark "met" %}   {% verdict "unmet" %}             the sign alone / sign and word
    {% seal "收讫" date %}                                seal mark with its date; once a page
    {% clause "三（三）" url %}  {% clause finding.clause url %}   clause numbers, linked to their anchors
    {% quote text "不少于270学时" "不少于180学时" %}         words of the notice; the words that bind are marked
    {% notice "标题" "一句话" kind="ochre" %}              celadon, ochre (to mend), indigo (to know), seal
    {% noticeblock kind="indigo" title="标题" %} … {% endnoticeblock %}
    {% empty "您还没有申报过" "先看看够不够条件。" %} {% button … %} {% endempty %}

Measures::

    {% beam 258 270 "学时" %}   {% beam span 5 "年" sentence="…" %}     numbers, or things with years and months
    {% progress 3 6 sentence="六步里做完了三步" %}          label= below the square, note= at the end
    {% dates points today %}                              points: name, date (None = 待通知), kind event|deadline, text
    {% stages steps %}   {% stages steps plan=True %}      steps: name, who, when, state done|now|todo|stopped
    {% findings outcome.common clause_url=url %}          findings or stored JSON; {% findings paths best_first=True %}
    {% tally findings %}                                  满足 2 · 还差 1 · 缺资料 1 · 由单位判断 1
    {% counted_days posted days deadline=day %}           calendar of a publicity

Lists::

    {% task_list tasks %}                                 name, href (None = not yet), fact, status
    {% summary_list rows %}                               (name, value) or name, value, href, action
    {% message_list messages %}                           text, created_at, read_at, and href, title where there are any
    {% pager page %}                                      page = ui.pager.paginate(rows, request.GET, unit="件");
                                                          with two on a page each has a label="翻看过的人"
    {% diff rows %}                                       name, old, new (None = was or is not there)
    {% file_list files %}                                 not inside a form: name, size, state, href, bad, remove

Pages that move by themselves (data attributes, see static/ui/js)::

    <div data-poll-url="…"> <p data-poll-text role="status"></p> </div>     JSON {done, next, state, ended} every 1.5 s
    <time data-countdown="reload" data-seconds="522">     8 分 42 秒 left by the server, then the page is loaded anew
    <form method="post" enctype="multipart/form-data" data-upload data-max-bytes="20971520">   sends itself, progress
    <table class="rows" data-rows> … <tr data-row> with a check box and <a data-open>           J K 空格 Enter
    <li data-item> with [data-seen], [data-problem]; [data-next], [data-prev]; data-key="Z"     ↑ ↓ 空格 X

Forms (see `ui.forms`)::

    <form method="post" novalidate data-once data-autosave-url="{{ url }}">{% csrf_token %}
    {% error_summary form %}                              at the top of the page; several forms may be named
    {{ form.statement.as_field_group }}                   label, hint, error, control, counter
    {% signature_pad "苏见山" %}                           in a form: fields signature, signature_strokes
    {% photo_crop form.photo.id_for_label plan.photo %}    frames the chosen file by the rule; works on that input
    {% autosave_state %}                                  where autosave says 已保存 20:31
    {% verdicts name="verdict" chosen=value %}            通过, 退回修改, 不通过; nothing preselected
    {% reason_picker formset %}                           rows of a formset: code, place, text
    {% batch_bar "已选" %} … {% endbatch_bar %}            sticky; 通过 and downloads only

Filters: `{{ day|cn_date }}` 9月8日（周五） · `|cn_date:"year"` · `|cn_day` 9月8日 · `|cn_moment` 8月18日 16:20 ·
`|deadline` 9月8日（周五）24:00 · `|partial` 2018年3月 · `|bytes` 2.4 MB · `|yuan` 元 from fen
"""

from django import template

from ..parts import beam, buttons, calendar, errors, findings, lists, review, signs, timeline, words

register = template.Library()

INCLUSIONS = {
    "button": buttons.button,
    "crumb": buttons.crumb,
    "tag": signs.tag,
    "mark": signs.mark_sign,
    "verdict": signs.verdict,
    "seal": signs.seal,
    "clause": signs.clause,
    "notice": signs.notice,
    "beam": beam.beam,
    "progress": beam.progress,
    "ruler": beam.ruler,
    "dates": timeline.dates,
    "stages": timeline.stages,
    "findings": findings.findings,
    "tally": signs.tally,
    "counted_days": calendar.counted_days,
    "task_list": lists.task_list,
    "summary_list": lists.summary_list,
    "message_list": lists.message_list,
    "pager": lists.pager,
    "diff": lists.diff,
    "error_summary": errors.error_summary,
    "autosave_state": buttons.autosave_state,
    "signature_pad": buttons.signature_pad,
    "photo_crop": buttons.photo_crop,
    "verdicts": review.verdicts,
    "reason_picker": review.reason_picker,
}

for name, make in INCLUSIONS.items():
    register.inclusion_tag(f"ui/components/{name}.html", name=name)(make)  # type: ignore[type-var]

register.inclusion_tag("ui/components/sentence_form.html", name="sentence_form", takes_context=True)(
    buttons.sentence_form
)
register.inclusion_tag("ui/components/file_list.html", name="file_list", takes_context=True)(lists.file_list)
register.simple_tag(signs.quote, name="quote")
register.simple_block_tag(signs.noticeblock, name="noticeblock")
register.simple_block_tag(signs.empty, name="empty")
register.simple_block_tag(review.batch_bar, name="batch_bar")

for name, make in words.FILTERS.items():
    register.filter(name, make)
