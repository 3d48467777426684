"""JavaScript in MDX is no copy."""

from __future__ import annotations

import pytest

from support.markdownread import paragraphs


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("import X from 'x'\nimport {\n a,\n b\n} from 'y'\n\nText.", ["Text."]),
        ("export const meta = {\n\n  kicker: 'a , b',\n\n}\n\nText.", ["Text."]),
        ("export function Page({ children }) {\n  const x = 'a'\n\n  return { x }\n}\n\nText.", ["Text."]),
        ("export { a } from './x'\n\nText.", ["Text."]),
        ("export { never\n\nText.", ["Text."]),
        ("import duties rose, and export controls fell.", ["import duties rose, and export controls fell."]),
        ("<Chart data={[\n {a: 'x , y'},\n\n {b: 2}\n]} />\n\nText.", ["Text."]),
        ("<Note>\n  Text.\n</Note>", ["Text."]),
        ("<>\nText.\n</>", ["Text."]),
        ("Text <Tip tip=\"a , b\">word</Tip> more.", ["Text word more."]),
        ("Text {/* a\n\n, b */} more.", ["Text more."]),
        ("{cond && <b>a , b</b>}\n\nText.", ["Text."]),
        ("---\nlayout: x\n---\nimport A from 'a'\n\nText.", ["Text."]),
    ],
)  # fmt: skip
def test_javascript_in_mdx(source: str, copy: list[str]) -> None:
    assert paragraphs(source, "a.mdx") == copy
