// Opens a sheet with SheetJS and saves it in another format: `node sheetjs.js FROM TO OPTIONS`.

import { need } from "./common.js";

const { default: sheetjs } = await need("xlsx");
const [from, to, options] = process.argv.slice(2);
const { read, write } = JSON.parse(options);
sheetjs.writeFile(sheetjs.readFile(from, read), to, write);
