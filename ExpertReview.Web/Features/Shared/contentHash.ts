import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** What an expert gives one application: marks in hundredths of a point by dimension (null: not given yet), and a comment. */
export interface SheetContent {
  marks: Record<string, number | null>;
  comment: string;
}

/**
 * The text whose SHA-256 both sides compare, so that 已入账 means "the server holds exactly what this screen shows".
 *
 * UTF-8 of JSON without spaces, keys in ordinal (UTF-16 code unit) order on both levels:
 * `{"comment":"…","marks":{"d1":8200,"d2":null},"sheet":"K7Q-204","version":3}`. Numbers are integers. Strings escape only
 * `"`, `\`, the controls below U+0020 (`\b \t \n \f \r`, the others as `\u00` and two lower-case hex digits) and lone
 * surrogates (`\ud800`, lower case); every other character stands as itself. Line ends in a comment are `\n`.
 *
 * Test vector: sheet `K7Q-204`, version 3, marks `{创新: 8200, 规模: null}`, comment `好"的"` LF `行` has the hash
 * `b47181bb09f113b1dd2b024db64380b77b7347d8bad8c77689402ddd200b8705`.
 */
export function canonicalText(sheet: string, version: number, content: SheetContent): string {
  const marks = Object.keys(content.marks)
    .sort()
    .map((dimension) => `${JSON.stringify(dimension)}:${JSON.stringify(content.marks[dimension])}`);
  return `{"comment":${JSON.stringify(content.comment)},"marks":{${marks.join(",")}},"sheet":${JSON.stringify(sheet)},"version":${version}}`;
}

/** Lower-case hexadecimal SHA-256 of {@link canonicalText}. In script, because browsers give crypto.subtle to https only. */
export function contentHash(sheet: string, version: number, content: SheetContent): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(sheet, version, content))));
}

/** The content as it is stored and hashed everywhere: line ends as `\n`. */
export function normalized(content: SheetContent): SheetContent {
  return { marks: { ...content.marks }, comment: content.comment.replace(/\r\n?/g, "\n") };
}

/** Whether both say the same, whatever the order of their dimensions. A dimension not named is one without a mark. */
export function sameContent(one: SheetContent, other: SheetContent): boolean {
  const dimensions = new Set([...Object.keys(one.marks), ...Object.keys(other.marks)]);
  return one.comment === other.comment
    && [...dimensions].every((dimension) => (one.marks[dimension] ?? null) === (other.marks[dimension] ?? null));
}
