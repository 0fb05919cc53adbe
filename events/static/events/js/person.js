/** The script of a person's page, which stands above the forums and has their names to copy. */

import { start } from "./copy.js";

start();
