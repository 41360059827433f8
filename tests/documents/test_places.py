from cooperation_cli.documents.document import Mark, Path
from cooperation_cli.documents.places import Places


def test_places_are_found_once_and_only_when_asked_for() -> None:
    asked = []

    def find() -> dict[Path, Mark]:
        asked.append(1)
        return {("a",): (1, 4)}

    places = Places(find)
    assert asked == []
    assert places["a",] == (1, 4)
    assert places.get(("b",)) is None
    assert dict(places) == {("a",): (1, 4)}
    assert len(places) == len(asked) == 1
