import * as vscode from 'vscode';
import { readDecision } from '../core/decide/record/decisionFile';
import type { Workspace } from '../core/detect/workspace/workspace';
import { usedLock } from '../core/lock/loadLock';
import { policyFindings } from '../core/policy/ignore';
import { loadPolicy } from '../core/policy/loadPolicy';
import { policyRules } from '../core/policy/policyFiles';

/** What is wrong in the policy file at `path` and in those it extends, and which of its entries are over. */
export async function faultsOfPolicy(workspace: Workspace, path: string) {
	const { faults, policy } = await loadPolicy(workspace, path);
	return [
		...(faults.get(path) ?? []).map((fault) => ({ ...fault, rule: policyRules.invalid })),
		...policyFindings(policy, Date.now()).map((fault) => ({ ...fault, rule: policyRules.outdated })),
	];
}

/** Why an open lock cannot be used, or not all of it. */
export async function faultsOfLock(document: vscode.TextDocument) {
	const { path } = document.uri;
	const shown = vscode.workspace.asRelativePath(document.uri, false);
	const { faults } = await usedLock(document.getText(), path, shown);
	return faults.map((fault) => ({ ...fault, rule: policyRules.lock }));
}

/** Why an open decision record cannot be used. */
export function faultsOfRecord(document: vscode.TextDocument) {
	const { path } = document.uri;
	const { faults } = readDecision(
		document.getText(),
		path,
		vscode.workspace.asRelativePath(document.uri, false),
	);
	return faults.map((fault) => ({ ...fault, rule: policyRules.record }));
}
