import { expect, test } from "vitest";
import { canonicalText, contentHash, normalized, sameContent } from "./contentHash";

test("the canonical text and its hash are the documented vector, whatever the order of keys", () => {
  const content = { comment: '好"的"\n行', marks: { 规模: null, 创新: 8200 } };

  expect(canonicalText("K7Q-204", 3, content)).toBe('{"comment":"好\\"的\\"\\n行","marks":{"创新":8200,"规模":null},"sheet":"K7Q-204","version":3}');
  expect(contentHash("K7Q-204", 3, content)).toBe("b47181bb09f113b1dd2b024db64380b77b7347d8bad8c77689402ddd200b8705");
});

test("controls and lone surrogates are escaped in lower case, everything else stands as itself", () => {
  expect(canonicalText("a", 0, { comment: "\u0001\u001f\ud800😀/<é\u2028", marks: {} }))
    .toBe('{"comment":"\\u0001\\u001f\\ud800😀/<é\u2028","marks":{},"sheet":"a","version":0}');
});

test("line ends are one kind everywhere", () => {
  expect(normalized({ marks: {}, comment: "a\r\nb\rc\n" }).comment).toBe("a\nb\nc\n");
});

test("a dimension not named is one without a mark", () => {
  expect(sameContent({ marks: { a: null, b: 1 }, comment: "" }, { marks: { b: 1 }, comment: "" })).toBe(true);
  expect(sameContent({ marks: { b: 1 }, comment: "" }, { marks: { b: 2 }, comment: "" })).toBe(false);
});
