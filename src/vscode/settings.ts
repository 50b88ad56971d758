import * as vscode from 'vscode';
import type { RuleLevel } from '../core/check';
import type { Log } from '../core/host';
import { section, settingKeys } from './contributions';

/** What a user can set, checked. */
export interface Settings {
	readonly endpoint: string;
	readonly hubEnabled: boolean;
	readonly rules: Readonly<Record<string, RuleLevel>>;
	readonly hover: boolean;
	readonly diagnostics: boolean;
}

export const defaultEndpoint = 'https://huggingface.co';

const levels: readonly string[] = ['off', 'hint', 'info', 'warning', 'error'];

/** Reads the settings for a file or folder; a value of the wrong kind counts as its default, with a line in the log. */
export function readSettings(scope: vscode.ConfigurationScope | undefined, log: Log): Settings {
	const configuration = vscode.workspace.getConfiguration(section, scope);
	const flag = (key: string): boolean => {
		const value = configuration.get<unknown>(key);
		if (typeof value === 'boolean') {
			return value;
		}
		log.warn(`${section}.${key} should be true or false; the default (true) is used.`);
		return true;
	};
	return {
		endpoint: readEndpoint(configuration),
		hubEnabled: flag(settingKeys.hubEnabled),
		rules: readRules(configuration.get<unknown>(settingKeys.rules), log),
		hover: flag(settingKeys.hover),
		diagnostics: flag(settingKeys.diagnostics),
	};
}

/** The setting wins over the variable that the hub's own tools read; neither can come from a workspace. */
function readEndpoint(configuration: vscode.WorkspaceConfiguration): string {
	const set = configuration.get<unknown>(settingKeys.endpoint);
	const chosen = typeof set === 'string' ? set.trim() : '';
	return chosen || environment('HF_ENDPOINT') || defaultEndpoint;
}

function readRules(value: unknown, log: Log): Record<string, RuleLevel> {
	const rules: Record<string, RuleLevel> = Object.create(null);
	if (typeof value !== 'object' || value === null) {
		return rules;
	}
	for (const [id, level] of Object.entries(value)) {
		if (typeof level === 'string' && levels.includes(level)) {
			rules[id] = level as RuleLevel;
		} else {
			log.warn(`weightwise.rules: "${id}" should be one of ${levels.join(', ')}; its default is used.`);
		}
	}
	return rules;
}

/** A variable of the host's environment. In the browser there is none. */
export function environment(name: string): string | undefined {
	const scope = globalThis as { process?: { env?: Record<string, string | undefined> } };
	return scope.process?.env?.[name]?.trim() || undefined;
}
