// Which hub a started VS Code asks: the configured one when it answers, otherwise recorded facts on this machine.
import process from 'node:process';
import { atEnd } from './main.mjs';

const ASK_LIMIT_MS = 5000;

/**
 * @typedef {object} HubChoice
 * @property {string} says the sentence for the screen
 * @property {NodeJS.ProcessEnv} env for the extension host
 * @property {Record<string, unknown>} settings for the machine
 */

/** @returns {Promise<HubChoice>} */
export async function chooseHub() {
	const configured = process.env.HF_ENDPOINT || 'https://huggingface.co';
	const refusal = await ask(configured);
	if (refusal === undefined) {
		return { says: `Hub: ${configured}`, env: {}, settings: {} };
	}
	// What is not recorded may well exist on the hub that this one stands in for.
	const local = await localHub({ partial: true });
	return { ...local, says: `Hub: recorded facts at ${local.url} (${configured} ${refusal})` };
}

/**
 * Starts the local hub; it ends with the command.
 * @param {{ partial?: boolean }} [options] `partial`: ids that are not recorded are unknown, not missing
 */
export async function localHub({ partial = false } = {}) {
	const { startHub } = await import('./hub.mjs');
	const { url, close } = await startHub({ quiet: true, partial });
	atEnd(close);
	return { url, env: { HF_ENDPOINT: url }, settings: { 'weightwise.hub.endpoint': url } };
}

/** @param {string} endpoint @returns {Promise<string | undefined>} why it is not a hub that answers */
async function ask(endpoint) {
	try {
		const url = `${endpoint.replace(/\/+$/, '')}/api/models?limit=1`;
		const response = await fetch(url, { signal: AbortSignal.timeout(ASK_LIMIT_MS) });
		if (!response.ok) {
			return `answers ${response.status}`;
		}
		// A captive portal answers everything with a page.
		return Array.isArray(await response.json()) ? undefined : 'does not answer as a hub';
	} catch (error) {
		if (error instanceof TypeError && error.message.includes('Invalid URL')) {
			return 'is not an address';
		}
		return error instanceof SyntaxError ? 'does not answer as a hub' : 'does not answer';
	}
}
