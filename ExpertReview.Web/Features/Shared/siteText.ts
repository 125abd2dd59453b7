/** The few words that the site's script itself puts on a page; all others come from the server with the page. */
interface SiteText {
  yes: string;
  no: string;
  copied: string;
  sort: (column: string) => string;
  shown: (shown: number, all: number) => string;
}

const chinese: SiteText = {
  yes: "确定",
  no: "取消",
  copied: "已复制",
  sort: (column) => `按“${column}”排序`,
  shown: (shown, all) => `显示 ${shown} / ${all}`,
};

const english: SiteText = {
  yes: "Continue",
  no: "Cancel",
  copied: "Copied",
  sort: (column) => `Sort by ${column}`,
  shown: (shown, all) => `${shown} of ${all} shown`,
};

export const siteText = document.documentElement.lang.startsWith("en") ? english : chinese;
