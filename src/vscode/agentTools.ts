import * as vscode from 'vscode';
import type { AgentDoors } from '../core/agent/agentTool';
import { agentToolNames } from './contributions';
import { toSignal } from './spans';

/** The tools that agents in the editor may use, from what the editor's own parts answer from. They write nothing. */
export function registerAgentTools(
	parts: Pick<AgentDoors, 'resolver' | 'detector' | 'projects' | 'log'>,
	rules: (uri: vscode.Uri) => ReturnType<AgentDoors['rules']>,
): vscode.Disposable {
	const doors: AgentDoors = {
		...parts,
		rules: (path) => rules(fileIn(path)),
		pathOf: (path) => `${topFolder()?.path.replace(/\/$/, '') ?? '/none'}/${path}`,
		shownPath: (path) => vscode.workspace.asRelativePath(fileIn(path)),
		now: () => Date.now(),
	};
	return vscode.Disposable.from(
		...agentToolNames.map((name) =>
			vscode.lm.registerTool(name, {
				async invoke({ input }, token) {
					const { answerAgent } = await import('../core/agent/agentTools');
					const { text } = await answerAgent(name, input, doors, toSignal(token));
					return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
				},
			}),
		),
	);
}

const topFolder = (): vscode.Uri | undefined => vscode.workspace.workspaceFolders?.[0]?.uri;

const fileIn = (path: string): vscode.Uri => topFolder()?.with({ path }) ?? vscode.Uri.file(path);
