// Bundles the pages' TypeScript and CSS into wwwroot/dist. MSBuild calls it (target BundlePages); `npm run build` does too.
// Entry points are found by name: Features/**/X.page.ts becomes dist/X.js, Features/**/X.page.css becomes dist/X.css.
import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const release = process.argv.includes("--release");

/** Bootstrap is taken part by part from its Sass sources, so that only the used parts and our colours come along. */
const bootstrap = {
  name: "bootstrap",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.scss$/ }, ({ path }) => {
      const { css, loadedUrls } = compile(path, {
        loadPaths: [join(here, "node_modules")],
        quietDeps: true,
        silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
      });
      return { contents: css, loader: "css", watchFiles: loadedUrls.map((url) => fileURLToPath(url)) };
    }),
};

const files = (await readdir(join(here, "Features"), { recursive: true })).map((file) => join(here, "Features", file));
const scripts = entries(files, ".page.ts");
const styles = { ...entries(files, ".page.css"), theme: join(here, "Features/Shared/theme.css") };

await rm(join(here, "wwwroot/dist"), { recursive: true, force: true });
await bundle(scripts);
await bundle(styles);

/** Maps bundle name to source. Two pages of one name would overwrite each other, also where case is ignored. */
function entries(all, ending) {
  const found = {};
  const taken = new Map();
  for (const file of all.filter((candidate) => candidate.endsWith(ending)).sort()) {
    const name = basename(file, ending);
    const other = taken.get(name.toLowerCase());
    if (other) throw new Error(`Two pages make one bundle: ${other} and ${file}. Rename one of them.`);
    taken.set(name.toLowerCase(), file);
    found[name] = file;
  }
  return found;
}

function bundle(entryPoints) {
  return build({
    absWorkingDir: here,
    entryPoints,
    outdir: "wwwroot/dist",
    bundle: true,
    format: "iife",
    target: ["chrome86", "safari15"],
    charset: "utf8",
    minify: release,
    sourcemap: release ? false : "linked",
    legalComments: "linked",
    logLevel: "warning",
    plugins: [bootstrap],
  });
}
