import * as vscode from 'vscode';
import type { RuleLevel } from '../core/check';
import type { Log } from '../core/host';
import { privateWords } from '../core/hubs/exclusions';
import { isRuleLevel, ruleLevels } from '../core/rules/levels';
import { section, settingKeys } from './contributions';

/** What a user can set, checked. */
export interface Settings {
	readonly endpoint: string;
	readonly hubEnabled: boolean;
	/** Whether hubs beside Hugging Face are asked. */
	readonly hubOthers: boolean;
	/** Patterns of ids that no hub is asked about. */
	readonly hubExclude: readonly string[];
	/** Of answers about branches. */
	readonly maxAgeMs: number;
	/** Whether the whole workspace is looked at when it is opened. */
	readonly scanOnOpen: boolean;
	readonly rules: Readonly<Record<string, RuleLevel>>;
	readonly hover: boolean;
	readonly diagnostics: boolean;
}

const defaultEndpoint = 'https://huggingface.co';

/** Reads the settings for a file or folder; a value of the wrong kind counts as its default, with a line in the log. */
export function readSettings(scope: vscode.ConfigurationScope | undefined, log: Log): Settings {
	const configuration = vscode.workspace.getConfiguration(section, scope);
	const flag = (key: string, usual = true): boolean => {
		const value = configuration.get<unknown>(key);
		if (typeof value === 'boolean') {
			return value;
		}
		log.warn(`${section}.${key} should be true or false; the default (${usual}) is used.`);
		return usual;
	};
	return {
		endpoint: readEndpoint(configuration),
		hubEnabled: flag(settingKeys.hubEnabled),
		hubOthers: flag(settingKeys.hubOthers),
		hubExclude: readPatterns(configuration, log),
		maxAgeMs: readMinutes(configuration.get<unknown>(settingKeys.maxAge), log) * 60_000,
		scanOnOpen: flag(settingKeys.scanOnOpen, false),
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

/** A workspace can add names to keep back, and cannot have those sent that its user keeps back. */
function readPatterns(configuration: vscode.WorkspaceConfiguration, log: Log): string[] {
	const set = configuration.inspect<unknown>(settingKeys.hubExclude);
	const own = set?.globalValue ?? set?.defaultValue;
	const lists = [own, set?.workspaceValue, set?.workspaceFolderValue].filter((list) => list !== undefined);
	return lists.flatMap((list) => {
		if (Array.isArray(list) && list.every((pattern) => typeof pattern === 'string')) {
			return list as string[];
		}
		log.warn(
			`${section}.${settingKeys.hubExclude} should be a list of texts; the words of its default are used.`,
		);
		return [...privateWords];
	});
}

function readMinutes(value: unknown, log: Log): number {
	if (typeof value === 'number' && value >= 1 && value <= 10_080) {
		return value;
	}
	log.warn(`${section}.${settingKeys.maxAge} should be a number from 1 to 10080; 60 is used.`);
	return 60;
}

function readRules(value: unknown, log: Log): Record<string, RuleLevel> {
	const rules: Record<string, RuleLevel> = Object.create(null);
	if (typeof value !== 'object' || value === null) {
		return rules;
	}
	for (const [id, level] of Object.entries(value)) {
		if (isRuleLevel(level)) {
			rules[id] = level;
		} else {
			log.warn(`weightwise.rules: "${id}" should be one of ${ruleLevels.join(', ')}; its default is used.`);
		}
	}
	return rules;
}

/** A variable of the host's environment. In the browser there is none. */
export function environment(name: string): string | undefined {
	const scope = globalThis as { process?: { env?: Record<string, string | undefined> } };
	return scope.process?.env?.[name]?.trim() || undefined;
}
