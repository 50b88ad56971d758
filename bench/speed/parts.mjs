// What `npm run bench` measures: a part is a file and its line here.
import { edits } from './parts/edits.mjs';
import { growth } from './parts/growth.mjs';
import { host } from './parts/host.mjs';
import { hub } from './parts/hub.mjs';
import { parity } from './parts/parity.mjs';
import { scan } from './parts/scan.mjs';
import { sizes } from './parts/sizes.mjs';
import { typing } from './parts/typing.mjs';
import { weights } from './parts/weights.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} about after its name in the usage
 * @property {(setting: import('./setting.mjs').Setting) => Promise<Measured>} measure
 *
 * @typedef {object} Measured
 * @property {readonly import('./table.mjs').Row[]} rows
 * @property {unknown} figures as they go into the JSON
 * @property {{ readonly name: string, readonly svg: string }} [picture]
 */

/** @type {readonly Part[]} */
export const parts = [scan, growth, typing, edits, host, hub, weights, parity, sizes];
