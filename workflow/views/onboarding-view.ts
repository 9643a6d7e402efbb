import type { Context } from '../partner/context.ts';
import type { PartnerCommandName } from '../partner/commands/catalogue.ts';
import type { Member, Partner } from '../partner/partner.ts';
import { mayAct } from '../partner/permissions.ts';
import { agreementChecks, trainingChecks } from '../partner/standing-checks.ts';
import { assessmentOn, competencyOn, enrolmentOn } from '../partner/standing.ts';
import { membersWith } from '../partner/team.ts';
import type { Action, Programme, RequirementName, Role } from '../programme/definition.ts';
import { entryQualifications, isRequired } from '../programme/requirements.ts';

interface Task {
  /** Step of the programme, 1 to 4: what a company needs before a customer's first voucher. */
  readonly step: 1 | 2 | 3 | 4;
  /** Its form, with the role to grant. */
  readonly command: PartnerCommandName;
  readonly role?: Role;
  readonly right: Action;
  /** Absent: always required. */
  readonly requirement?: RequirementName;
  readonly isOptional?: true;
  /** Cannot be done before these. */
  readonly after?: readonly string[];
  /** True if it counts today. */
  readonly isDone: (context: Context) => boolean;
  /** True if there is a record, valid today or not. */
  readonly isKnown: (partner: Partner) => boolean;
}

const TASKS = {
  training: {
    step: 1,
    command: 'record-training',
    right: 'record-eligibility',
    requirement: 'complianceTraining',
    isDone: ({ partner, programme, today }) =>
      trainingChecks(partner, programme, today).every(({ met }) => met),
    isKnown: ({ trainings }) => trainings.length > 0,
  },
  competency: {
    step: 1,
    command: 'record-competency',
    right: 'record-eligibility',
    requirement: 'qualifyingCompetency',
    isDone: ({ partner, programme, today }) =>
      openOffers(programme).some((offer) =>
        competencyOn(partner, entryQualifications(offer), today),
      ),
    isKnown: ({ competencies }) => competencies.length > 0,
  },
  consultant: {
    step: 1,
    command: 'grant-role',
    role: 'consultant',
    right: 'grant-role',
    isDone: ({ partner }) => membersWith(partner, 'consultant').length > 0,
    isKnown: (partner) => membersWith(partner, 'consultant').length > 0,
  },
  assessment: {
    step: 1,
    command: 'record-assessment',
    right: 'record-eligibility',
    requirement: 'consultantAssessment',
    after: ['consultant'],
    isDone: ({ partner, programme, today }) =>
      openOffers(programme).some(({ engagements }) =>
        engagements.some(({ qualifyingCompetencies }) =>
          membersWith(partner, 'consultant').some(({ personId }) =>
            assessmentOn(partner, personId, qualifyingCompetencies, today),
          ),
        ),
      ),
    isKnown: ({ assessments }) => assessments.length > 0,
  },
  agreement: {
    step: 2,
    command: 'sign-agreement',
    right: 'sign-agreement',
    requirement: 'programmeAgreement',
    after: ['training', 'competency'],
    isDone: ({ partner, programme, today }) =>
      agreementChecks(partner, programme, today).every(({ met }) => met),
    isKnown: ({ agreement }) => agreement !== undefined,
  },
  enrolment: {
    step: 2,
    command: 'enrol',
    right: 'enrol',
    after: ['training', 'competency', 'agreement'],
    isDone: ({ partner, programme, today }) =>
      openOffers(programme).some(({ code }) => enrolmentOn(partner, code, today)),
    isKnown: ({ enrolments }) => enrolments.length > 0,
  },
  location: {
    step: 3,
    command: 'add-location',
    right: 'profile',
    isDone: ({ partner }) => partner.locations.length > 0,
    isKnown: ({ locations }) => locations.length > 0,
  },
  profile: {
    step: 3,
    command: 'update-profile',
    right: 'profile',
    isOptional: true,
    isDone: ({ partner }) => partner.profile !== undefined,
    isKnown: ({ profile }) => profile !== undefined,
  },
  'project-manager': {
    step: 4,
    command: 'grant-role',
    role: 'project-manager',
    right: 'grant-role',
    isDone: ({ partner }) => membersWith(partner, 'project-manager').length > 0,
    isKnown: (partner) => membersWith(partner, 'project-manager').length > 0,
  },
} as const satisfies Readonly<Record<string, Task>>;

export type OnboardingTaskName = keyof typeof TASKS;

export interface OnboardingTask extends Pick<Task, 'command' | 'isOptional' | 'role' | 'step'> {
  readonly name: OnboardingTaskName;
  /** `later`: another task comes first. */
  readonly state: 'done' | 'open' | 'later';
  readonly byReader: boolean;
  /** The members who may do it. */
  readonly who: readonly string[];
}

export interface OnboardingView {
  readonly programme: Programme;
  /** In order; those that the programme does not require today are left out. */
  readonly tasks: readonly OnboardingTask[];
  /** The first open task that the reader may do and that is not optional. */
  readonly next?: OnboardingTask;
  /** True if a required record never existed: what has only ended is renewed, not set up. */
  readonly isNew: boolean;
  /** True if the reader may do at least one of the tasks. */
  readonly maySetUp: boolean;
}

/** The tasks of a new company before its first reservation, and who may do them. */
export function onboardingView(context: Context): OnboardingView {
  const { actor, partner, programme, today } = context;
  const names = Object.keys(TASKS) as OnboardingTaskName[];
  const required = names.filter((name) => {
    const { requirement }: Task = TASKS[name];
    return requirement === undefined || isRequired(programme, requirement, today);
  });
  const done = new Set<string>(required.filter((name) => TASKS[name].isDone(context)));
  const tasks = required.map((name): OnboardingTask => {
    const { after = [], command, isOptional, right, role, step }: Task = TASKS[name];
    const waits = after.some((one) => required.some((other) => other === one) && !done.has(one));
    return {
      ...{ name, command, isOptional, role, step },
      state: done.has(name) ? 'done' : waits ? 'later' : 'open',
      byReader: mayAct(actor, right, programme, undefined),
      who: partner.members
        .filter((member) => mayOf(member, right, programme))
        .map((member) => member.name),
    };
  });
  return {
    programme,
    tasks,
    next: tasks.find((task) => task.state === 'open' && task.byReader && !task.isOptional),
    isNew: required.some((name) => !('isOptional' in TASKS[name]) && !TASKS[name].isKnown(partner)),
    maySetUp: tasks.some(({ byReader }) => byReader),
  };
}

const openOffers = ({ offers }: Programme): Programme['offers'] =>
  offers.filter(({ retired }) => !retired);

const mayOf = (member: Member, right: Action, programme: Programme): boolean =>
  mayAct({ kind: 'person', ...member }, right, programme, undefined);
