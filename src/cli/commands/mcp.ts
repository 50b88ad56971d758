import * as l10n from '@vscode/l10n';
import { version } from '../../../package.json';
import type { AgentDoors } from '../../core/agent/agentTool';
import { agentTools, answerAgent } from '../../core/agent/agentTools';
import { createDetector } from '../../core/detect/detect';
import { cutAfter, printable } from '../../core/printable';
import { createProjects } from '../../core/project';
import { recoverParser } from '../../core/syntax/parserMemory';
import { UsageError } from '../args';
import type { Command } from '../command';
import { currentWorkspace } from '../currentWorkspace';
import { askHubs } from '../hubs';
import { shownPath } from '../pathWords';
import { choosePolicy, policyFlags } from '../policyChoice';
import { commonFlags, hubFlags } from '../settings';
import { slashed } from '../workspace';

export const mcp: Command = {
	name: 'mcp',
	takes: '',
	about: l10n.t('answer coding agents over the Model Context Protocol, on standard input and output'),
	details: [
		l10n.t(
			'An agent starts this by itself, once it is named in its configuration, with the folder of the project as the current one. It gets four tools: search models, look one up, check code, pin what code loads. They ask hubs as the other commands do, read the files of the project around the code, and write nothing.',
		),
	],
	flags: [...policyFlags, ...hubFlags.filter(({ name }) => name !== 'strict'), ...commonFlags],
	exits: {
		0: l10n.t('the agent has ended the conversation'),
		2: l10n.t('misuse'),
	},
	examples: [
		['mcp', l10n.t('what an agent runs')],
		['mcp --offline', l10n.t('by earlier answers, without a network')],
	],
	async run(given, terminal) {
		if (given.words.length > 0) {
			throw new UsageError(l10n.t('weightwise mcp takes no words: what to look at comes from the agent.'));
		}
		const { host, resolver } = await askHubs(given, terminal);
		const policy = await choosePolicy(given, terminal);
		const workspace = await currentWorkspace(terminal.cwd);
		recoverParser();
		const detector = createDetector(host, workspace);
		const projects = createProjects(workspace, host.log, policy && (() => policy));
		const top = slashed(terminal.cwd);
		const doors: AgentDoors = {
			resolver: () => resolver,
			detector,
			projects,
			rules: () => ({}),
			pathOf: (path) => `${top.replace(/\/$/, '')}/${path}`,
			shownPath: (path) => shownPath(path, terminal.cwd),
			log: host.log,
			now: () => host.now(),
		};
		const { serveAgents } = await import('../mcp');
		const { input, output } = terminal.pipe;
		try {
			await serveAgents({
				name: 'weightwise',
				version,
				tools: agentTools,
				async answer(tool, sent, signal) {
					// The conversation may last for hours, in which the project is worked on.
					await workspace.renew();
					projects.forget();
					return answerAgent(tool, sent, doors, signal);
				},
				input,
				output,
				signal: terminal.signal,
				// Nothing of the line: it may hold code, and may be long.
				onUnread: (kind) =>
					host.log.warn(
						kind === 'no-json'
							? 'What the agent sent: a line that is not JSON'
							: 'What the agent sent: JSON that is no message of JSON-RPC 2.0',
					),
				onFault: (why) => host.log.warn(`What the agent sent: ${cutAfter(printable(why), 300)}`),
			});
		} finally {
			detector.dispose();
		}
		return 0;
	},
};
