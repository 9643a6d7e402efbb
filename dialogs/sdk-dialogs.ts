/**
 * What is used of the SDK's dialogs, file by file. The package's front door also loads the
 * recognisers of its prompts for dates, numbers and choices, half of the time a start takes; here
 * every prompt is a card. Types may come from the package itself, for they load nothing.
 */
export { ComponentDialog } from 'botbuilder-dialogs/lib/componentDialog.js';
export { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
export { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
export { DialogContextError } from 'botbuilder-dialogs/lib/dialogContextError.js';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
export { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
