// node bundle.mjs INSTALLED OUT: compresses what the page loads into OUT. The files of packages, found in INSTALLED/node_modules, must be those of files.json.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [installed, out] = process.argv.slice(2);
const app = dirname(fileURLToPath(import.meta.url));
const files = ['page.js', 'page.css'].map(name => ({ name, content: readFileSync(join(app, name)) }));
for (const { package: name, version, path, integrity } of JSON.parse(readFileSync(join(app, 'files.json')))) {
  const folder = join(installed, 'node_modules', name);
  const found = JSON.parse(readFileSync(join(folder, 'package.json'))).version;
  const content = readFileSync(join(folder, path));
  const hash = `sha384-${createHash('sha384').update(content).digest('base64')}`;
  if (found !== version || hash !== integrity) {
    throw new Error(`files.json says ${name} ${version} with ${path} ${integrity}, but installed is ${found} with ${hash}.`);
  }

  files.push({ name: basename(path), content });
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const { name, content } of files) {
  writeFileSync(join(out, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
  writeFileSync(join(out, `${name}.gz`), gzipSync(content, { level: 9 }));
}
