from cooperation_cli.rendering.html.markup import element, joined, lines, text, void
from cooperation_cli.text import Words

HOSTILE = Words("<b>&\"'\x1b")


def test_a_text_opens_no_element() -> None:
    assert text(HOSTILE).html == "&lt;b&gt;&amp;&quot;&#x27;\\u{1b}"


def test_a_text_ends_no_attribute() -> None:
    assert element("p", title=HOSTILE).html == '<p title="&lt;b&gt;&amp;&quot;&#x27;\\u{1b}"></p>'
    assert void("meta", content=HOSTILE).html == '<meta content="&lt;b&gt;&amp;&quot;&#x27;\\u{1b}">'


def test_words_are_escaped_among_markup_that_is_not() -> None:
    assert element("p", element("b", Words("1 < 2")), Words(" & so on")).html == "<p><b>1 &lt; 2</b> &amp; so on</p>"


def test_attributes_that_are_none_are_left_out_and_names_get_their_hyphens() -> None:
    assert element("p", class_="a", aria_label="b", id=None).html == '<p class="a" aria-label="b"></p>'


def test_line_breaks_stand_only_where_they_are_asked_for() -> None:
    assert text(Words("one\ntwo")).html == "one two"
    assert lines(Words("one\n<two>")).html == "one<br>\n&lt;two&gt;"


def test_children_are_set_apart_by_what_is_given() -> None:
    assert joined(Words("a"), Words("b"), between=" ").html == "a b"
