/** Where records are kept, from the workspace folder. */
export const decisionFolder = '.weightwise/decisions';
