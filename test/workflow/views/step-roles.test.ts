import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { programmeSteps } from '../../../workflow/views/step-roles.ts';

describe('the steps of the programme', () => {
  it('are numbered, each with the roles whose turn it is', () => {
    const lines = programmeSteps(defaultProgramme).map(
      ({ name, number, roles }) => `${number} ${name}: ${roles.join(', ')}`,
    );
    expect(lines).toEqual([
      '1 eligibility: global-admin, partner-admin',
      '2 enrol: global-admin, partner-admin',
      '3 profile: global-admin, partner-admin',
      '4 assign: ',
      '5 reserve: project-manager',
      '6 report: project-manager, consultant',
      '7 redeem: project-manager',
      '8 payment: project-manager',
    ]);
  });

  it('are the turn of those who may take them for the company if nobody has them as their own', () => {
    const { permissions } = defaultProgramme;
    const none = { ...permissions['project-manager'], assigned: [] };
    const steps = programmeSteps({
      ...defaultProgramme,
      permissions: { ...permissions, 'project-manager': none },
    });
    expect(steps.find(({ name }) => name === 'redeem')?.roles).toEqual([
      'global-admin',
      'partner-admin',
    ]);
    expect(steps.find(({ name }) => name === 'report')?.roles).toEqual(['consultant']);
  });
});
