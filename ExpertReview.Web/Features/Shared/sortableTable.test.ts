// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { makeFilterable, makeSortable } from "./sortableTable";

const column = (index: number) => [...document.querySelectorAll("tbody tr")].map((row) => row.children[index]!.textContent);
const header = (index: number) => document.querySelectorAll("th")[index]!;

beforeEach(() => {
  document.body.innerHTML = `
    <input data-filter-for="list"><span data-filter-count="list"></span><p data-filter-empty="list" hidden>无</p>
    <table id="list" data-sortable>
      <thead><tr><th>编号</th><th data-sort="number">营收</th><th data-sort="none">操作</th></tr></thead>
      <tbody>
        <tr><td>K10</td><td>1,200.5</td><td>查看</td></tr>
        <tr><td>K2</td><td></td><td>查看</td></tr>
        <tr><td>K1</td><td data-value="-3">负三</td><td>查看</td></tr>
      </tbody>
    </table>`;
  makeSortable(document.querySelector("table")!);
  makeFilterable(document.querySelector("input")!);
});

test("a header is a button; it sorts up, then down, and says so by aria-sort", () => {
  header(0).querySelector("button")!.click();
  expect(column(0)).toEqual(["K1", "K2", "K10"]);
  expect(header(0).getAttribute("aria-sort")).toBe("ascending");

  header(0).querySelector("button")!.click();
  expect(column(0)).toEqual(["K10", "K2", "K1"]);
  expect(header(0).getAttribute("aria-sort")).toBe("descending");
});

test("numbers sort by value, and what is empty stays last in both directions", () => {
  header(1).querySelector("button")!.click();
  expect(column(0)).toEqual(["K1", "K10", "K2"]);
  header(1).querySelector("button")!.click();
  expect(column(0)).toEqual(["K10", "K1", "K2"]);
});

test("a column that cannot be sorted has no button", () => {
  expect(header(2).querySelector("button")).toBeNull();
});

test("the filter wants all words, counts what is left and says when nothing is", () => {
  const input = document.querySelector("input")!;
  const filter = (text: string) => {
    input.value = text;
    input.dispatchEvent(new Event("input"));
    return [...document.querySelectorAll<HTMLElement>("tbody tr")].filter((row) => !row.hidden).length;
  };

  expect(filter("k1 查看")).toBe(2);
  expect(document.querySelector("[data-filter-count]")!.textContent).toBe("显示 2 / 3");
  expect(filter("缺")).toBe(0);
  expect(document.querySelector<HTMLElement>("[data-filter-empty]")!.hidden).toBe(false);
});
