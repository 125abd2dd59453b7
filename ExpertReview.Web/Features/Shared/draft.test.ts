// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { keepDrafts } from "./draft";

const page = `
  <form data-draft="decision-7">
    <textarea name="reason"></textarea>
    <input type="radio" name="verdict" value="pass"><input type="radio" name="verdict" value="fail">
    <select name="clause"><option value="1">1</option><option value="2">2</option></select>
    <input type="password" name="pin"><input type="hidden" name="__RequestVerificationToken" value="t">
  </form>`;
const control = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;
const show = (html = page) => {
  document.body.innerHTML = html;
  keepDrafts();
};
const type = (text: string) => {
  control<HTMLTextAreaElement>("textarea").value = text;
  control("textarea").dispatchEvent(new Event("input", { bubbles: true }));
};

beforeEach(() => {
  sessionStorage.clear();
  document.cookie = "draft-accepted=; max-age=0; path=/";
});

test("what was typed and chosen comes back on the next showing of the form", () => {
  show();
  control<HTMLInputElement>("[value=fail]").checked = true;
  control<HTMLSelectElement>("select").value = "2";
  type("营收口径不符");

  show();

  expect(control<HTMLTextAreaElement>("textarea").value).toBe("营收口径不符");
  expect(control<HTMLInputElement>("[value=fail]").checked).toBe(true);
  expect(control<HTMLSelectElement>("select").value).toBe("2");
  expect(control("form").dataset.draftRestored).toBe("true");
});

test("passwords and the server's hidden fields are not kept", () => {
  show();
  control<HTMLInputElement>("[name=pin]").value = "482913";
  type("x");

  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/482913|RequestVerificationToken/);
});

test("a draft is dropped only when the server names it as accepted", () => {
  show();
  type("已提交");
  const id = control<HTMLInputElement>("[name=__draft]").value;

  document.cookie = "draft-accepted=another; path=/";
  show();
  expect(control<HTMLTextAreaElement>("textarea").value).toBe("已提交");

  document.cookie = `draft-accepted=${id}; path=/`;
  show();
  expect(control<HTMLTextAreaElement>("textarea").value).toBe("");
  expect(document.cookie).not.toContain("draft-accepted");
});
