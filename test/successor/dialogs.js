export {
  ComponentDialog,
  Dialog,
  DialogContext,
  DialogContextError,
  DialogSet,
  WaterfallDialog,
} from '@microsoft/agents-hosting-dialogs';
