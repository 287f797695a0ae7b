/** What OpenAPI says of the doors. Made by `npm run docs`; a spec says when it is stale. */
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * Format: edtf
     * @description A date as coarse as what is known (ISO 8601-2): a year, a month, a day, a moment to the minute or second with its zone, or from one to another of these, the later one last; `..` leaves a side open. docs/dates.md has all forms.
     */
    Edtf: string;
    Holder: {
      name: string;
      /**
       * @description What the holder is in the matter, in this statement. `outlet`: the outlet itself; `implicated_party`: whose doing is in question; `adversary_party`: whose opponent is in question; `third_party_official`: an official of somebody else; `anonymous_official`: an official who is not named; `expert`: speaks from knowledge of the field; `witness`: was there; `document_or_imagery`: a document, photograph or video; `satire`: does not mean it.
       * @enum {string}
       */
      role:
        | 'outlet'
        | 'implicated_party'
        | 'adversary_party'
        | 'third_party_official'
        | 'anonymous_official'
        | 'expert'
        | 'witness'
        | 'document_or_imagery'
        | 'satire';
      /** @description Whom the holder speaks for: Peskov for the Kremlin. */
      for?: string;
      /** @description The holder on file that it is, if you know. */
      id?: string;
      /** @description The holder on file that it speaks for, if you know. */
      forId?: string;
    };
    NamedHolder: {
      name: string;
      /** @description For an anonymous holder: the outlet whose source it is. */
      outlet?: string;
    };
    Source: {
      /** @description A registered outlet. */
      outlet?: string;
      /** @description Anyone else. */
      name?: string;
    };
    Quantity: {
      /** @description What is counted: what is planned and what is present are different measures. */
      measure: string;
      /**
       * @description `eq`: exactly; `at_least`: that or more; `at_most`: that or less; `about`: within a fifth of it; `range`: from low to high.
       * @enum {string}
       */
      op: 'eq' | 'at_least' | 'at_most' | 'about' | 'range';
      low: number | components['schemas']['Edtf'];
      /** @description For a range alone. */
      high?: number | components['schemas']['Edtf'];
      /** @description What is counted in, such as `persons`; a figure is a date exactly when its unit is `date`. */
      unit: string;
      /** @description The day that the figure is of. */
      asOf?: components['schemas']['Edtf'];
    };
    Relation: {
      /**
       * @description How this report stands to the other. `copy_of`: prints it unchanged; `quotes`: cites from it; `derived_from`: rests on it; `replaces`: stands in its place.
       * @enum {string}
       */
      kind: 'copy_of' | 'quotes' | 'derived_from' | 'replaces';
      /** @description Whose report the other is. */
      of: components['schemas']['Source'];
      /** @description The other report, where it is on file. */
      reportId?: string;
      /** Format: uri */
      url?: string;
    };
    PublishReport: {
      reportId: string;
      outletId: string;
      /** Format: uri */
      url?: string;
      headline?: string;
      authors?: string[];
      /** @description When it was first published. */
      publishedAt: components['schemas']['Edtf'];
      /** @description BCP 47, such as `en` or `ko`. */
      language?: string;
      /** @description From whom the outlet has it, such as an agency. */
      obtainedFrom?: string;
      relations?: components['schemas']['Relation'][];
    };
    Framings: {
      /**
       * @description `asserts`: says it in its own voice; `hedges`: leans to it in its own voice; `disputes`: doubts it in its own voice; `denies`: says in its own voice that it is not so; `reports`: passes it on without commitment; `silent`: does not speak of it; `unknown`: was not seen.
       * @enum {string}
       */
      headline: 'asserts' | 'hedges' | 'disputes' | 'denies' | 'reports' | 'silent' | 'unknown';
      /**
       * @description `asserts`: says it in its own voice; `hedges`: leans to it in its own voice; `disputes`: doubts it in its own voice; `denies`: says in its own voice that it is not so; `reports`: passes it on without commitment; `silent`: does not speak of it; `unknown`: was not seen.
       * @enum {string}
       */
      body: 'asserts' | 'hedges' | 'disputes' | 'denies' | 'reports' | 'silent' | 'unknown';
    };
    Quote: {
      exact: string;
      language?: string;
      prefix?: string;
      suffix?: string;
    };
    Changes: {
      holder?: components['schemas']['Holder'];
      /**
       * @description `states`: says it as a fact; `confirms`: says it of something reported before; `acknowledges`: says it of something of its own doing; `shows`: an image or document that shows it; `estimates`: gives a figure as its reckoning; `suggests`: speaks as if it were so; `says_unlikely`: speaks as if it were not so; `questions`: doubts the evidence or its source; `finds_no_evidence`: has looked and found nothing for it; `denies`: says that it is not so; `dismisses`: waves it off as false; `does_not_deny`: was given the chance to deny and did not take it; `declines_to_confirm`: will not say that it is so; `declines_to_confirm_or_deny`: will not say either; `declines_to_comment`: will not speak of it: no position, so it never counts; `did_not_respond`: was asked and did not answer: no position, so it never counts; `cannot_confirm`: says that it does not know; `speaks_conditionally`: says what would follow if it were so: no position, so it never counts; `answers_otherwise`: denies something else than was claimed: no position, so it never counts.
       * @enum {string}
       */
      act?:
        | 'states'
        | 'confirms'
        | 'acknowledges'
        | 'shows'
        | 'estimates'
        | 'suggests'
        | 'says_unlikely'
        | 'questions'
        | 'finds_no_evidence'
        | 'denies'
        | 'dismisses'
        | 'does_not_deny'
        | 'declines_to_confirm'
        | 'declines_to_confirm_or_deny'
        | 'declines_to_comment'
        | 'did_not_respond'
        | 'cannot_confirm'
        | 'speaks_conditionally'
        | 'answers_otherwise';
      /**
       * @description Where it departs from the default of act and certainty; then `reason` says why. `asserts`: commits that it is so; `hedges`: leans, short of committing; `disputes`: attacks the evidence, source or figure without asserting the opposite; `denies`: commits that it is not so; `leaves_open`: was asked or in a position to know, and does not commit.
       * @enum {string}
       */
      stance?: 'asserts' | 'hedges' | 'disputes' | 'denies' | 'leaves_open';
      /** @description `+`: towards the claim; `-`: against it. Null takes it away. */
      lean?: ('+' | '-') | null;
      /** @description `certain`: leaves no doubt; `probable`: says that it is likely; `possible`: says that it may be. Null takes it away. */
      certainty?: ('certain' | 'probable' | 'possible') | null;
      /** @description Null takes it away. */
      inferred?: boolean | null;
      /**
       * @description `headline`: the headline; `summary`: the lead or summary; `body`: the text; `caption`: a caption.
       * @enum {string}
       */
      place?: 'headline' | 'summary' | 'body' | 'caption';
      /** @description Null takes it away. */
      via?: components['schemas']['Source'][] | null;
      /** @description Null takes it away. */
      utterance?: string | null;
      /**
       * @description `own_reporting`: the outlet has seen or established it itself; `record`: a law, a vote, a filing that anyone can look up; `named`: somebody who is named; `anonymous`: somebody who is not named; `imagery`: pictures; `unsourced`: nothing is given.
       * @enum {string}
       */
      basis?: 'own_reporting' | 'record' | 'named' | 'anonymous' | 'imagery' | 'unsourced';
      framing?: components['schemas']['Framings'];
      /** @description Null takes it away. */
      quantity?: components['schemas']['Quantity'] | null;
      /** @description Null takes it away. */
      quote?: components['schemas']['Quote'] | null;
      /** @description Null takes it away. */
      passage?: string | null;
      /** @description Null takes it away. */
      note?: string | null;
      /** @description Why the stance departs from the default of its act and certainty. Null takes it away. */
      reason?: string | null;
      /** @description Null takes it away. */
      saidAt?: components['schemas']['Edtf'] | null;
      publishedAt?: components['schemas']['Edtf'];
    };
    AmendStatement: {
      claimId: string;
      statementId: string;
      /** @description Each field as a whole; null takes away a field that a statement may lack. */
      changes: components['schemas']['Changes'];
      /** @description Why our desk amends it. */
      reason: string;
    };
    DeclareDependence: {
      claimId: string;
      /** @description Who only repeats the other. */
      holder: components['schemas']['NamedHolder'];
      /** @description Whom it repeats. */
      dependsOn: components['schemas']['NamedHolder'];
      reason: string;
    };
    EndDependence: {
      claimId: string;
      holder: components['schemas']['NamedHolder'];
      dependsOn: components['schemas']['NamedHolder'];
      reason: string;
    };
    HedgeClaim: {
      /**
       * @description If left out, as the act and the certainty have it: + where it suggests or is probable, - where it is unlikely. `+`: towards the claim; `-`: against it.
       * @enum {string}
       */
      lean?: '+' | '-';
      claimId: string;
      /** @description Yours to choose, once on the claim. */
      statementId: string;
      /** @description The report that it stands in; its outlet follows from it. */
      reportId: string;
      /** @description Who says it. */
      holder: components['schemas']['Holder'];
      /**
       * @description The words used. `states`: says it as a fact; `confirms`: says it of something reported before; `acknowledges`: says it of something of its own doing; `shows`: an image or document that shows it; `estimates`: gives a figure as its reckoning; `suggests`: speaks as if it were so; `says_unlikely`: speaks as if it were not so; `questions`: doubts the evidence or its source; `finds_no_evidence`: has looked and found nothing for it; `denies`: says that it is not so; `dismisses`: waves it off as false; `does_not_deny`: was given the chance to deny and did not take it; `declines_to_confirm`: will not say that it is so; `declines_to_confirm_or_deny`: will not say either; `declines_to_comment`: will not speak of it: no position, so it never counts; `did_not_respond`: was asked and did not answer: no position, so it never counts; `cannot_confirm`: says that it does not know; `speaks_conditionally`: says what would follow if it were so: no position, so it never counts; `answers_otherwise`: denies something else than was claimed: no position, so it never counts.
       * @enum {string}
       */
      act:
        | 'states'
        | 'confirms'
        | 'acknowledges'
        | 'shows'
        | 'estimates'
        | 'suggests'
        | 'says_unlikely'
        | 'questions'
        | 'finds_no_evidence'
        | 'denies'
        | 'dismisses'
        | 'does_not_deny'
        | 'declines_to_confirm'
        | 'declines_to_confirm_or_deny'
        | 'declines_to_comment'
        | 'did_not_respond'
        | 'cannot_confirm'
        | 'speaks_conditionally'
        | 'answers_otherwise';
      /**
       * @description How sure the holder says to be. `certain`: leaves no doubt; `probable`: says that it is likely; `possible`: says that it may be.
       * @enum {string}
       */
      certainty?: 'certain' | 'probable' | 'possible';
      /** @description True where the outlet reads a stance into the holder's words: it shows, and never counts. */
      inferred?: boolean;
      /**
       * @description Where in the report it stands; `body` if left out. `headline`: the headline; `summary`: the lead or summary; `body`: the text; `caption`: a caption.
       * @enum {string}
       */
      place?: 'headline' | 'summary' | 'body' | 'caption';
      /** @description The hops between the outlet and the holder, nearest first. */
      via?: components['schemas']['Source'][];
      /** @description The act of speaking itself, desk-wide: two outlets' renderings of one utterance share it. */
      utterance?: string;
      /**
       * @description What the outlet's statement rests on. `own_reporting`: the outlet has seen or established it itself; `record`: a law, a vote, a filing that anyone can look up; `named`: somebody who is named; `anonymous`: somebody who is not named; `imagery`: pictures; `unsourced`: nothing is given.
       * @enum {string}
       */
      basis: 'own_reporting' | 'record' | 'named' | 'anonymous' | 'imagery' | 'unsourced';
      /** @description What the outlet itself commits to. */
      framing: components['schemas']['Framings'];
      /** @description The figure that it gives. */
      quantity?: components['schemas']['Quantity'];
      /** @description The holder's own words. */
      quote?: components['schemas']['Quote'];
      /** @description The outlet's words. */
      passage?: string;
      /** @description The desk's words. */
      note?: string;
      /** @description Why the stance departs from the default of its act and certainty. */
      reason?: string;
      /** @description When the holder said it. */
      saidAt?: components['schemas']['Edtf'];
      /** @description When it was printed; if left out, when the report's latest version was published. */
      publishedAt?: components['schemas']['Edtf'];
    };
    IdentifyHolder: {
      claimId: string;
      /** @description The name, as any statement on the claim has it or will have it. */
      name?: string;
      /** @description Instead of a name: an id that statements on the claim have. */
      id?: string;
      /** @description The holder on file that is meant; null: none. */
      holderId: string | null;
      reason?: string;
    } & (unknown | unknown);
    IssueVerdict: {
      claimId: string;
      /**
       * @description `unverified`: nobody has looked into it yet; `under_review`: somebody is looking into it; `confirmed`: it is so; `refuted`: it is not so; `mixed`: a part of it is so; `unverifiable`: nobody can find out; `outdated`: it was so, and no longer is.
       * @enum {string}
       */
      verdict: 'unverified' | 'under_review' | 'confirmed' | 'refuted' | 'mixed' | 'unverifiable' | 'outdated';
      reason: string;
      /** Format: uri */
      url?: string;
    };
    LinkClaim: {
      claimId: string;
      /**
       * @description `part_of`: is a part of it; `quantity_of`: gives a figure for it; `excludes`: cannot be true together with it; `succeeds`: is the same proposition at a later time; `duplicate_of`: says the same.
       * @enum {string}
       */
      kind: 'part_of' | 'quantity_of' | 'excludes' | 'succeeds' | 'duplicate_of';
      /** @description The other claim. */
      to: string;
    };
    RegisterClaim: {
      claimId: string;
      proposition: string;
      topic?: string;
    };
    ReinstateStatement: {
      claimId: string;
      statementId: string;
    };
    RetractStatement: {
      /**
       * @description `holder_retracted`: the holder took it back, and so every rendering of the utterance; `report_corrected`: the outlet corrected its report; `report_withdrawn`: its report was withdrawn or killed; `misrendered`: an editor finds the holder misquoted, and the outlet will not correct it.
       * @enum {string}
       */
      why: 'holder_retracted' | 'report_corrected' | 'report_withdrawn' | 'misrendered';
      /** @description The report that tells of it, if it is another than the statement's own. */
      reportId?: string;
      claimId: string;
      statementId: string;
      publishedAt: components['schemas']['Edtf'];
    };
    RewordClaim: {
      claimId: string;
      proposition: string;
      reason: string;
    };
    UnlinkClaim: {
      claimId: string;
      /**
       * @description `part_of`: is a part of it; `quantity_of`: gives a figure for it; `excludes`: cannot be true together with it; `succeeds`: is the same proposition at a later time; `duplicate_of`: says the same.
       * @enum {string}
       */
      kind: 'part_of' | 'quantity_of' | 'excludes' | 'succeeds' | 'duplicate_of';
      /** @description The other claim. */
      to: string;
      reason: string;
    };
    RequestExport: {
      exportId: string;
      /** @description Their ids: 1 to 20 claims. */
      claimIds: string[];
      /** @description Why they are taken away, and for whom. */
      reason: string;
      /** @description Whether what is killed is to be in the archive, too. */
      withKilled?: boolean;
    };
    AddAlias: {
      holderId: string;
      alias: string;
      reason?: string;
    };
    AssignHouse: {
      holderId: string;
      /** @description The holder on file that it speaks for; null if for nobody but itself. */
      for: string | null;
      reason?: string;
    };
    MergeHolder: {
      holderId: string;
      /** @description The holder that it is, and that stays. */
      into: string;
      reason: string;
    };
    RegisterHolder: {
      holderId: string;
      name: string;
      /**
       * @description `person`: somebody with a name; `body`: an agency, a ministry, a company, a party; `state`: a state, for which many speak; `outlet`: an outlet, where it speaks itself; `document`: a document, photograph or video.
       * @enum {string}
       */
      kind: 'person' | 'body' | 'state' | 'outlet' | 'document';
      /** @description Other names that outlets print. */
      aliases?: string[];
      /** @description The holder on file that it speaks for. */
      for?: string;
    };
    RemoveAlias: {
      holderId: string;
      alias: string;
      reason?: string;
    };
    RenameHolder: {
      holderId: string;
      name: string;
      reason: string;
    };
    UnmergeHolder: {
      holderId: string;
      reason: string;
    };
    RegisterOutlet: {
      outletId: string;
      name: string;
      /** Format: uri */
      homepage?: string;
      /** @description ISO 3166-1, two letters. */
      country?: string;
    };
    RenameOutlet: {
      outletId: string;
      name: string;
    };
    Ended: {
      claimId: string;
      statementId: string;
    };
    CorrectReport: {
      /** @description The statements that the outlet takes back: of this report, on file or yet to come. */
      ends: components['schemas']['Ended'][];
      reportId: string;
      /** @description What the outlet says to its readers. */
      note: string;
      /** @description When it said so. */
      publishedAt: components['schemas']['Edtf'];
    };
    KillReport: {
      reportId: string;
      /** @description Why, for auditors: it is hidden as well. */
      note: string;
      /** @description When it was killed. */
      publishedAt: components['schemas']['Edtf'];
    };
    LiftKill: {
      reportId: string;
      /** @description Why it is lifted. */
      reason: string;
    };
    ReviseReport: {
      reportId: string;
      /** @description The new headline, if it changed. */
      headline?: string;
      /** @description When this version was published. */
      publishedAt: components['schemas']['Edtf'];
      /** @description Did the outlet say so? */
      noted: boolean;
      /** @description What the outlet says to its readers. */
      note?: string;
    };
    AssertClaim: {
      claimId: string;
      /** @description Yours to choose, once on the claim. */
      statementId: string;
      /** @description The report that it stands in; its outlet follows from it. */
      reportId: string;
      /** @description Who says it. */
      holder: components['schemas']['Holder'];
      /**
       * @description The words used. `states`: says it as a fact; `confirms`: says it of something reported before; `acknowledges`: says it of something of its own doing; `shows`: an image or document that shows it; `estimates`: gives a figure as its reckoning; `suggests`: speaks as if it were so; `says_unlikely`: speaks as if it were not so; `questions`: doubts the evidence or its source; `finds_no_evidence`: has looked and found nothing for it; `denies`: says that it is not so; `dismisses`: waves it off as false; `does_not_deny`: was given the chance to deny and did not take it; `declines_to_confirm`: will not say that it is so; `declines_to_confirm_or_deny`: will not say either; `declines_to_comment`: will not speak of it: no position, so it never counts; `did_not_respond`: was asked and did not answer: no position, so it never counts; `cannot_confirm`: says that it does not know; `speaks_conditionally`: says what would follow if it were so: no position, so it never counts; `answers_otherwise`: denies something else than was claimed: no position, so it never counts.
       * @enum {string}
       */
      act:
        | 'states'
        | 'confirms'
        | 'acknowledges'
        | 'shows'
        | 'estimates'
        | 'suggests'
        | 'says_unlikely'
        | 'questions'
        | 'finds_no_evidence'
        | 'denies'
        | 'dismisses'
        | 'does_not_deny'
        | 'declines_to_confirm'
        | 'declines_to_confirm_or_deny'
        | 'declines_to_comment'
        | 'did_not_respond'
        | 'cannot_confirm'
        | 'speaks_conditionally'
        | 'answers_otherwise';
      /**
       * @description How sure the holder says to be. `certain`: leaves no doubt; `probable`: says that it is likely; `possible`: says that it may be.
       * @enum {string}
       */
      certainty?: 'certain' | 'probable' | 'possible';
      /** @description True where the outlet reads a stance into the holder's words: it shows, and never counts. */
      inferred?: boolean;
      /**
       * @description Where in the report it stands; `body` if left out. `headline`: the headline; `summary`: the lead or summary; `body`: the text; `caption`: a caption.
       * @enum {string}
       */
      place?: 'headline' | 'summary' | 'body' | 'caption';
      /** @description The hops between the outlet and the holder, nearest first. */
      via?: components['schemas']['Source'][];
      /** @description The act of speaking itself, desk-wide: two outlets' renderings of one utterance share it. */
      utterance?: string;
      /**
       * @description What the outlet's statement rests on. `own_reporting`: the outlet has seen or established it itself; `record`: a law, a vote, a filing that anyone can look up; `named`: somebody who is named; `anonymous`: somebody who is not named; `imagery`: pictures; `unsourced`: nothing is given.
       * @enum {string}
       */
      basis: 'own_reporting' | 'record' | 'named' | 'anonymous' | 'imagery' | 'unsourced';
      /** @description What the outlet itself commits to. */
      framing: components['schemas']['Framings'];
      /** @description The figure that it gives. */
      quantity?: components['schemas']['Quantity'];
      /** @description The holder's own words. */
      quote?: components['schemas']['Quote'];
      /** @description The outlet's words. */
      passage?: string;
      /** @description The desk's words. */
      note?: string;
      /** @description Why the stance departs from the default of its act and certainty. */
      reason?: string;
      /** @description When the holder said it. */
      saidAt?: components['schemas']['Edtf'];
      /** @description When it was printed; if left out, when the report's latest version was published. */
      publishedAt?: components['schemas']['Edtf'];
    };
    DisputeClaim: {
      claimId: string;
      /** @description Yours to choose, once on the claim. */
      statementId: string;
      /** @description The report that it stands in; its outlet follows from it. */
      reportId: string;
      /** @description Who says it. */
      holder: components['schemas']['Holder'];
      /**
       * @description The words used. `states`: says it as a fact; `confirms`: says it of something reported before; `acknowledges`: says it of something of its own doing; `shows`: an image or document that shows it; `estimates`: gives a figure as its reckoning; `suggests`: speaks as if it were so; `says_unlikely`: speaks as if it were not so; `questions`: doubts the evidence or its source; `finds_no_evidence`: has looked and found nothing for it; `denies`: says that it is not so; `dismisses`: waves it off as false; `does_not_deny`: was given the chance to deny and did not take it; `declines_to_confirm`: will not say that it is so; `declines_to_confirm_or_deny`: will not say either; `declines_to_comment`: will not speak of it: no position, so it never counts; `did_not_respond`: was asked and did not answer: no position, so it never counts; `cannot_confirm`: says that it does not know; `speaks_conditionally`: says what would follow if it were so: no position, so it never counts; `answers_otherwise`: denies something else than was claimed: no position, so it never counts.
       * @enum {string}
       */
      act:
        | 'states'
        | 'confirms'
        | 'acknowledges'
        | 'shows'
        | 'estimates'
        | 'suggests'
        | 'says_unlikely'
        | 'questions'
        | 'finds_no_evidence'
        | 'denies'
        | 'dismisses'
        | 'does_not_deny'
        | 'declines_to_confirm'
        | 'declines_to_confirm_or_deny'
        | 'declines_to_comment'
        | 'did_not_respond'
        | 'cannot_confirm'
        | 'speaks_conditionally'
        | 'answers_otherwise';
      /**
       * @description How sure the holder says to be. `certain`: leaves no doubt; `probable`: says that it is likely; `possible`: says that it may be.
       * @enum {string}
       */
      certainty?: 'certain' | 'probable' | 'possible';
      /** @description True where the outlet reads a stance into the holder's words: it shows, and never counts. */
      inferred?: boolean;
      /**
       * @description Where in the report it stands; `body` if left out. `headline`: the headline; `summary`: the lead or summary; `body`: the text; `caption`: a caption.
       * @enum {string}
       */
      place?: 'headline' | 'summary' | 'body' | 'caption';
      /** @description The hops between the outlet and the holder, nearest first. */
      via?: components['schemas']['Source'][];
      /** @description The act of speaking itself, desk-wide: two outlets' renderings of one utterance share it. */
      utterance?: string;
      /**
       * @description What the outlet's statement rests on. `own_reporting`: the outlet has seen or established it itself; `record`: a law, a vote, a filing that anyone can look up; `named`: somebody who is named; `anonymous`: somebody who is not named; `imagery`: pictures; `unsourced`: nothing is given.
       * @enum {string}
       */
      basis: 'own_reporting' | 'record' | 'named' | 'anonymous' | 'imagery' | 'unsourced';
      /** @description What the outlet itself commits to. */
      framing: components['schemas']['Framings'];
      /** @description The figure that it gives. */
      quantity?: components['schemas']['Quantity'];
      /** @description The holder's own words. */
      quote?: components['schemas']['Quote'];
      /** @description The outlet's words. */
      passage?: string;
      /** @description The desk's words. */
      note?: string;
      /** @description Why the stance departs from the default of its act and certainty. */
      reason?: string;
      /** @description When the holder said it. */
      saidAt?: components['schemas']['Edtf'];
      /** @description When it was printed; if left out, when the report's latest version was published. */
      publishedAt?: components['schemas']['Edtf'];
    };
    DenyClaim: {
      claimId: string;
      /** @description Yours to choose, once on the claim. */
      statementId: string;
      /** @description The report that it stands in; its outlet follows from it. */
      reportId: string;
      /** @description Who says it. */
      holder: components['schemas']['Holder'];
      /**
       * @description The words used. `states`: says it as a fact; `confirms`: says it of something reported before; `acknowledges`: says it of something of its own doing; `shows`: an image or document that shows it; `estimates`: gives a figure as its reckoning; `suggests`: speaks as if it were so; `says_unlikely`: speaks as if it were not so; `questions`: doubts the evidence or its source; `finds_no_evidence`: has looked and found nothing for it; `denies`: says that it is not so; `dismisses`: waves it off as false; `does_not_deny`: was given the chance to deny and did not take it; `declines_to_confirm`: will not say that it is so; `declines_to_confirm_or_deny`: will not say either; `declines_to_comment`: will not speak of it: no position, so it never counts; `did_not_respond`: was asked and did not answer: no position, so it never counts; `cannot_confirm`: says that it does not know; `speaks_conditionally`: says what would follow if it were so: no position, so it never counts; `answers_otherwise`: denies something else than was claimed: no position, so it never counts.
       * @enum {string}
       */
      act:
        | 'states'
        | 'confirms'
        | 'acknowledges'
        | 'shows'
        | 'estimates'
        | 'suggests'
        | 'says_unlikely'
        | 'questions'
        | 'finds_no_evidence'
        | 'denies'
        | 'dismisses'
        | 'does_not_deny'
        | 'declines_to_confirm'
        | 'declines_to_confirm_or_deny'
        | 'declines_to_comment'
        | 'did_not_respond'
        | 'cannot_confirm'
        | 'speaks_conditionally'
        | 'answers_otherwise';
      /**
       * @description How sure the holder says to be. `certain`: leaves no doubt; `probable`: says that it is likely; `possible`: says that it may be.
       * @enum {string}
       */
      certainty?: 'certain' | 'probable' | 'possible';
      /** @description True where the outlet reads a stance into the holder's words: it shows, and never counts. */
      inferred?: boolean;
      /**
       * @description Where in the report it stands; `body` if left out. `headline`: the headline; `summary`: the lead or summary; `body`: the text; `caption`: a caption.
       * @enum {string}
       */
      place?: 'headline' | 'summary' | 'body' | 'caption';
      /** @description The hops between the outlet and the holder, nearest first. */
      via?: components['schemas']['Source'][];
      /** @description The act of speaking itself, desk-wide: two outlets' renderings of one utterance share it. */
      utterance?: string;
      /**
       * @description What the outlet's statement rests on. `own_reporting`: the outlet has seen or established it itself; `record`: a law, a vote, a filing that anyone can look up; `named`: somebody who is named; `anonymous`: somebody who is not named; `imagery`: pictures; `unsourced`: nothing is given.
       * @enum {string}
       */
      basis: 'own_reporting' | 'record' | 'named' | 'anonymous' | 'imagery' | 'unsourced';
      /** @description What the outlet itself commits to. */
      framing: components['schemas']['Framings'];
      /** @description The figure that it gives. */
      quantity?: components['schemas']['Quantity'];
      /** @description The holder's own words. */
      quote?: components['schemas']['Quote'];
      /** @description The outlet's words. */
      passage?: string;
      /** @description The desk's words. */
      note?: string;
      /** @description Why the stance departs from the default of its act and certainty. */
      reason?: string;
      /** @description When the holder said it. */
      saidAt?: components['schemas']['Edtf'];
      /** @description When it was printed; if left out, when the report's latest version was published. */
      publishedAt?: components['schemas']['Edtf'];
    };
    LeaveClaimOpen: {
      claimId: string;
      /** @description Yours to choose, once on the claim. */
      statementId: string;
      /** @description The report that it stands in; its outlet follows from it. */
      reportId: string;
      /** @description Who says it. */
      holder: components['schemas']['Holder'];
      /**
       * @description The words used. `states`: says it as a fact; `confirms`: says it of something reported before; `acknowledges`: says it of something of its own doing; `shows`: an image or document that shows it; `estimates`: gives a figure as its reckoning; `suggests`: speaks as if it were so; `says_unlikely`: speaks as if it were not so; `questions`: doubts the evidence or its source; `finds_no_evidence`: has looked and found nothing for it; `denies`: says that it is not so; `dismisses`: waves it off as false; `does_not_deny`: was given the chance to deny and did not take it; `declines_to_confirm`: will not say that it is so; `declines_to_confirm_or_deny`: will not say either; `declines_to_comment`: will not speak of it: no position, so it never counts; `did_not_respond`: was asked and did not answer: no position, so it never counts; `cannot_confirm`: says that it does not know; `speaks_conditionally`: says what would follow if it were so: no position, so it never counts; `answers_otherwise`: denies something else than was claimed: no position, so it never counts.
       * @enum {string}
       */
      act:
        | 'states'
        | 'confirms'
        | 'acknowledges'
        | 'shows'
        | 'estimates'
        | 'suggests'
        | 'says_unlikely'
        | 'questions'
        | 'finds_no_evidence'
        | 'denies'
        | 'dismisses'
        | 'does_not_deny'
        | 'declines_to_confirm'
        | 'declines_to_confirm_or_deny'
        | 'declines_to_comment'
        | 'did_not_respond'
        | 'cannot_confirm'
        | 'speaks_conditionally'
        | 'answers_otherwise';
      /**
       * @description How sure the holder says to be. `certain`: leaves no doubt; `probable`: says that it is likely; `possible`: says that it may be.
       * @enum {string}
       */
      certainty?: 'certain' | 'probable' | 'possible';
      /** @description True where the outlet reads a stance into the holder's words: it shows, and never counts. */
      inferred?: boolean;
      /**
       * @description Where in the report it stands; `body` if left out. `headline`: the headline; `summary`: the lead or summary; `body`: the text; `caption`: a caption.
       * @enum {string}
       */
      place?: 'headline' | 'summary' | 'body' | 'caption';
      /** @description The hops between the outlet and the holder, nearest first. */
      via?: components['schemas']['Source'][];
      /** @description The act of speaking itself, desk-wide: two outlets' renderings of one utterance share it. */
      utterance?: string;
      /**
       * @description What the outlet's statement rests on. `own_reporting`: the outlet has seen or established it itself; `record`: a law, a vote, a filing that anyone can look up; `named`: somebody who is named; `anonymous`: somebody who is not named; `imagery`: pictures; `unsourced`: nothing is given.
       * @enum {string}
       */
      basis: 'own_reporting' | 'record' | 'named' | 'anonymous' | 'imagery' | 'unsourced';
      /** @description What the outlet itself commits to. */
      framing: components['schemas']['Framings'];
      /** @description The figure that it gives. */
      quantity?: components['schemas']['Quantity'];
      /** @description The holder's own words. */
      quote?: components['schemas']['Quote'];
      /** @description The outlet's words. */
      passage?: string;
      /** @description The desk's words. */
      note?: string;
      /** @description Why the stance departs from the default of its act and certainty. */
      reason?: string;
      /** @description When the holder said it. */
      saidAt?: components['schemas']['Edtf'];
      /** @description When it was printed; if left out, when the report's latest version was published. */
      publishedAt?: components['schemas']['Edtf'];
    };
    SuspendStatement: {
      claimId: string;
      statementId: string;
      publishedAt: components['schemas']['Edtf'];
    };
    ResumeStatement: {
      claimId: string;
      statementId: string;
      publishedAt: components['schemas']['Edtf'];
    };
    AnnotateReport: {
      reportId: string;
      /** @description What the outlet says to its readers. */
      note: string;
      /** @description When it said so. */
      publishedAt: components['schemas']['Edtf'];
    };
    HoldReport: {
      reportId: string;
      /** @description What the outlet says to its readers. */
      note: string;
      /** @description When it said so. */
      publishedAt: components['schemas']['Edtf'];
    };
    ReleaseReport: {
      reportId: string;
      /** @description What the outlet says to its readers. */
      note: string;
      /** @description When it said so. */
      publishedAt: components['schemas']['Edtf'];
    };
    WithdrawReport: {
      reportId: string;
      /** @description What the outlet says to its readers. */
      note: string;
      /** @description When it said so. */
      publishedAt: components['schemas']['Edtf'];
    };
    Event: {
      type: string;
      /** @description Its command's fields, and what was decided. */
      data: Record<string, unknown>;
    };
    /** @description What stands in the log. */
    Accepted: {
      /** @description The command's id, its idempotency key. */
      id: string;
      stream: string;
      /** @description The stream's version, the number of events that stand in it. */
      version: number;
      events: components['schemas']['Event'][];
      /** @description Where the log stands with it: a `Read-After`. */
      position: string;
    };
    /** @description It may stand yet. Ask at the location, or post it again with the same key. */
    NotKnownYet: {
      /** @description The command's id, its idempotency key. */
      id: string;
      stream: string;
      /** @constant */
      outcome: 'unknown';
      location: string;
    };
    /** @description RFC 9457. docs/errors.md lists the codes. */
    Problem: {
      /** @constant */
      type: 'about:blank';
      title: string;
      status: number;
      /** @description Stable: for a program to decide by. */
      code: string;
      /** @description What is so, and what to do. */
      detail: string;
      /** @description Each wrong field, such as `via[0].outlet`. */
      errors?: {
        field: string;
        message: string;
      }[];
      /** @description How many more wrong fields there are than `errors` names. */
      moreErrors?: number;
      /** @description With `stream.moved`: the version that the stream has. */
      version?: number;
      /** @description With `server.failed`: what to quote, for the log has it, too. */
      requestId?: string;
    };
    BulkLine:
      | {
          /** @description The command's id, its idempotency key. */
          id: string;
          stream: string;
          /** @description The stream's version, the number of events that stand in it. */
          version: number;
          events: components['schemas']['Event'][];
          /** @description Where the log stands with it: a `Read-After`. */
          position: string;
          /** @constant */
          status: 201;
        }
      | {
          /** @description The command's id, its idempotency key. */
          id: string;
          stream: string;
          /** @constant */
          outcome: 'unknown';
          location: string;
          /** @constant */
          status: 202;
        }
      | {
          /** @constant */
          type: 'about:blank';
          title: string;
          status: number;
          /** @description Stable: for a program to decide by. */
          code: string;
          /** @description What is so, and what to do. */
          detail: string;
          /** @description Each wrong field, such as `via[0].outlet`. */
          errors?: {
            field: string;
            message: string;
          }[];
          /** @description How many more wrong fields there are than `errors` names. */
          moreErrors?: number;
          /** @description With `stream.moved`: the version that the stream has. */
          version?: number;
          /** @description With `server.failed`: what to quote, for the log has it, too. */
          requestId?: string;
          id: string | null;
        };
    Commit: {
      partition: number;
      offset: number;
      id: string;
      command: string;
      by: string;
      at: string;
      after: number;
      version: number | null;
      /** @description A void one lost a race, or repeats; it changed nothing. */
      stands: boolean;
      hash: string;
      events: components['schemas']['Event'][];
    };
    /** @enum {string} */
    Status:
      | 'conceded'
      | 'contested'
      | 'documented'
      | 'corroborated'
      | 'single_origin'
      | 'denied'
      | 'doubted'
      | 'suggested'
      | 'abandoned'
      | 'unsourced'
      | 'circulating'
      | 'registered';
    /** @enum {string} */
    Flag:
      | 'quantity_conflict'
      | 'holder_figures_differ'
      | 'speakers_differ'
      | 'renderings_differ'
      | 'headline_body_conflict'
      | 'carries_withdrawn_origin'
      | 'stance_changed'
      | 'house_divided';
    SideOfACommit: {
      /** @description How many events stood in the stream. */
      version: number;
      status?: components['schemas']['Status'];
      assertingOrigins?: number;
      flags?: components['schemas']['Flag'][];
      /** @description Of a claim, of which the state has those that differ. */
      statementsTotal?: number;
      state: Record<string, unknown> | null;
    };
    LaterAmendment: {
      partition: number;
      offset: number;
      at: string;
      by: string;
      claimId: string;
      statementId: string;
      /** @description What of the statement is another since. */
      fields: string[];
      reason?: string;
    };
    PostedCommit: {
      stream: string;
      partition: number;
      offset: number;
      id: string;
      command: string;
      by: string;
      at: string;
      after: number;
      version: number | null;
      /** @description A void one lost a race, or repeats; it changed nothing. */
      stands: boolean;
      hash: string;
      events: components['schemas']['Event'][];
      amendedLater: components['schemas']['LaterAmendment'][];
    };
    Neighbours: {
      change: string | null;
      before: string | null;
      after: string | null;
    };
    /** @description The moment that is shown, as it was asked for, and on each clock that was asked the ways to the change before and after. Left out of what is told as of now. */
    Moment: {
      at?: string;
      known?: string;
      /** @description False where nothing of it was on file by `known`: what is told is empty. */
      onFile: boolean;
      published?: components['schemas']['Neighbours'];
      recorded?: components['schemas']['Neighbours'];
    };
    /** @enum {string} */
    Stance: 'asserts' | 'hedges' | 'disputes' | 'denies' | 'leaves_open';
    Reason: {
      statementId: string;
      holder: string;
      /** @description The holder on file that this name means; left out if it means none. */
      holderId?: string;
      stance: components['schemas']['Stance'];
      /** @enum {string} */
      lean?: '+' | '-';
    };
    Caused: {
      statementId: string;
      holder: string;
      /** @description The holder on file that this name means; left out if it means none. */
      holderId?: string;
      /** @enum {string} */
      did: 'published' | 'retracted' | 'suspended' | 'resumed';
    };
    StatusChange: {
      /** @description As sure as what caused it was published: `2024-10-18`, to the minute, or `2024-10-24/..`: that day or later. */
      at: string;
      status: components['schemas']['Status'];
      /** @description Holders that assert it, without those who only repeat another. */
      assertingOrigins: number;
      /** @description Outlets with a statement on it by then. */
      outlets: number;
      flags: components['schemas']['Flag'][];
      because: components['schemas']['Reason'][];
      becauseTotal: number;
      /** @description What was published, retracted, suspended or resumed at that moment and moved a holder. */
      cause: components['schemas']['Caused'][];
      causeTotal: number;
    };
    ClaimsVerdict: {
      claimId?: string;
      /** @enum {string} */
      verdict: 'unverified' | 'under_review' | 'confirmed' | 'refuted' | 'mixed' | 'unverifiable' | 'outdated';
      reason: string;
      url?: string;
      at?: string;
      by?: string;
    };
    Found: {
      /** @enum {string} */
      in: 'proposition' | 'topic' | 'headline' | 'holder' | 'outlet';
      reportId?: string;
      statementId?: string;
      outletId?: string;
      pieces: {
        text: string;
        hit: boolean;
      }[];
    };
    ClaimOnTheBoard: {
      claimId: string;
      proposition: string;
      status: components['schemas']['Status'];
      since: string | null;
      /** @description Holders that assert it, without those who only repeat another. */
      assertingOrigins: number;
      /** @description Outlets with a statement on it by then. */
      outlets: number;
      flags: components['schemas']['Flag'][];
      topic: string | null;
      verdict: components['schemas']['ClaimsVerdict'] | null;
      /** @description When the desk changed it last: its last commit's time. */
      changedAt: string;
      version: number;
      /** @description Each status that it has had, by time; of more than 24 the last. */
      ribbon: {
        /** @description Since when, on the published clock, as sure as it is known. */
        at: string;
        status: components['schemas']['Status'];
      }[];
      found?: components['schemas']['Found'][];
      /**
       * @description This release cannot follow it: it is told as it was before.
       * @constant
       */
      passedOver?: true;
    };
    /** @description A flag, and one utterance or one holder that raises it. */
    Raised: {
      flag: components['schemas']['Flag'];
      /** @description Which utterance, by its id if it has one, and whose; or which holder. The statement names it. */
      about: {
        utterance?: string;
        holder: string;
        statementId: string;
      };
      /** @description The first twenty of those behind it. */
      statements: string[];
      statementsTotal: number;
    };
    FigureOfAHolder: {
      measure?: string;
      /** @enum {string} */
      op?: 'eq' | 'at_least' | 'at_most' | 'about' | 'range';
      low?: number | string;
      high?: number | string;
      unit?: string;
      asOf?: string;
      holder: string;
      statementId: string;
    };
    Origin: {
      holder: string;
      statementId: string;
      /** @description The holder on file as whom it counts here: its house, if it speaks for one. Left out if it is none. */
      holderId?: string;
      outlets: string[];
      outletsTotal: number;
    };
    /** @enum {string} */
    LinkKind: 'part_of' | 'quantity_of' | 'excludes' | 'succeeds' | 'duplicate_of';
    OtherEnd: {
      claimId: string;
      proposition: string | null;
      status: components['schemas']['Status'] | null;
      since: string | null;
      verdict: components['schemas']['ClaimsVerdict'] | null;
      /**
       * @description This release cannot follow it: it is told as it was before.
       * @constant
       */
      passedOver?: true;
    };
    Link: {
      kind: components['schemas']['LinkKind'];
      from: string;
      to: string;
      recordedAt: string;
      recordedBy: string;
      claim: components['schemas']['OtherEnd'];
    };
    Circle: {
      kind: components['schemas']['LinkKind'];
      /** @description The first, by id. */
      claims: string[];
      claimsTotal: number;
    };
    /** @enum {string} */
    Role:
      | 'outlet'
      | 'implicated_party'
      | 'adversary_party'
      | 'third_party_official'
      | 'anonymous_official'
      | 'expert'
      | 'witness'
      | 'document_or_imagery'
      | 'satire';
    /** @enum {string} */
    Act:
      | 'states'
      | 'confirms'
      | 'acknowledges'
      | 'shows'
      | 'estimates'
      | 'suggests'
      | 'says_unlikely'
      | 'questions'
      | 'finds_no_evidence'
      | 'denies'
      | 'dismisses'
      | 'does_not_deny'
      | 'declines_to_confirm'
      | 'declines_to_confirm_or_deny'
      | 'declines_to_comment'
      | 'did_not_respond'
      | 'cannot_confirm'
      | 'speaks_conditionally'
      | 'answers_otherwise';
    Retraction: {
      publishedAt: string;
      /** @enum {string} */
      why: 'holder_retracted' | 'report_corrected' | 'report_withdrawn' | 'misrendered';
      reportId: string;
    };
    StatementOnFile: {
      statementId: string;
      holder: {
        name: string;
        role: components['schemas']['Role'];
        for?: string;
        id?: string;
        forId?: string;
      };
      act: components['schemas']['Act'];
      stance: components['schemas']['Stance'];
      /** @enum {string} */
      lean?: '+' | '-';
      inferred?: boolean;
      /** @enum {string} */
      place: 'headline' | 'summary' | 'body' | 'caption';
      /** @description Why it does not count; left out if it does. */
      notCounted?: string;
      claimId: string;
      reportId: string;
      outletId: string;
      /** @enum {string} */
      certainty?: 'certain' | 'probable' | 'possible';
      via?: {
        outlet?: string;
        name?: string;
      }[];
      utterance?: string;
      /** @enum {string} */
      basis: 'own_reporting' | 'record' | 'named' | 'anonymous' | 'imagery' | 'unsourced';
      framing: {
        /** @enum {string} */
        headline: 'asserts' | 'hedges' | 'disputes' | 'denies' | 'reports' | 'silent' | 'unknown';
        /** @enum {string} */
        body: 'asserts' | 'hedges' | 'disputes' | 'denies' | 'reports' | 'silent' | 'unknown';
      };
      quantity?: {
        measure?: string;
        /** @enum {string} */
        op?: 'eq' | 'at_least' | 'at_most' | 'about' | 'range';
        low?: number | string;
        high?: number | string;
        unit?: string;
        asOf?: string;
      };
      quote?: {
        exact: string;
        language?: string;
        prefix?: string;
        suffix?: string;
      };
      passage?: string;
      note?: string;
      reason?: string;
      saidAt?: string;
      publishedAt: string;
      reportPublishedAt?: string;
      relations?: {
        /** @enum {string} */
        kind: 'copy_of' | 'quotes' | 'derived_from' | 'replaces';
        of: {
          outlet?: string;
          name?: string;
        };
        reportId?: string;
        url?: string;
      }[];
      amendments?: string[];
      suspensions?: {
        from: string;
        until?: string;
      }[];
      retraction?: components['schemas']['Retraction'];
      laterEnds?: components['schemas']['Retraction'][];
      recordedAt?: string | null;
      recordedBy?: string | null;
    };
    Reached: {
      claimId: string;
      statementId: string;
      holder?: string;
      stance?: components['schemas']['Stance'];
      /** @enum {string} */
      progress: 'carried' | 'due' | 'ends_otherwise' | 'not_on_file' | 'of_another_report';
      retraction?: components['schemas']['Retraction'];
    };
    ReportOnTheList: {
      reportId: string;
      outletId: string;
      outlet: string | null;
      headline?: string | null;
      url?: string | null;
      publishedAt: string | null;
      /** @enum {string} */
      life: 'unpublished' | 'published' | 'held' | 'withdrawn';
      corrected: boolean;
      killed: boolean;
      /** @description No statement speaks from it yet. */
      unread: boolean;
      found?: components['schemas']['Found'][];
      /**
       * @description This release cannot follow it: it is told as it was before.
       * @constant
       */
      passedOver?: true;
    };
    StatementOfAReport: {
      statementId: string;
      holder: {
        name: string;
        role: components['schemas']['Role'];
        for?: string;
        id?: string;
        forId?: string;
      };
      act: components['schemas']['Act'];
      stance: components['schemas']['Stance'];
      /** @enum {string} */
      lean?: '+' | '-';
      inferred?: boolean;
      /** @enum {string} */
      place: 'headline' | 'summary' | 'body' | 'caption';
      /** @description Why it does not count; left out if it does. */
      notCounted?: string;
      claimId: string;
      reportId: string;
      outletId: string;
      /** @enum {string} */
      certainty?: 'certain' | 'probable' | 'possible';
      via?: {
        outlet?: string;
        name?: string;
      }[];
      utterance?: string;
      /** @enum {string} */
      basis: 'own_reporting' | 'record' | 'named' | 'anonymous' | 'imagery' | 'unsourced';
      framing: {
        /** @enum {string} */
        headline: 'asserts' | 'hedges' | 'disputes' | 'denies' | 'reports' | 'silent' | 'unknown';
        /** @enum {string} */
        body: 'asserts' | 'hedges' | 'disputes' | 'denies' | 'reports' | 'silent' | 'unknown';
      };
      quantity?: {
        measure?: string;
        /** @enum {string} */
        op?: 'eq' | 'at_least' | 'at_most' | 'about' | 'range';
        low?: number | string;
        high?: number | string;
        unit?: string;
        asOf?: string;
      };
      quote?: {
        exact: string;
        language?: string;
        prefix?: string;
        suffix?: string;
      };
      passage?: string;
      note?: string;
      reason?: string;
      saidAt?: string;
      publishedAt: string;
      reportPublishedAt?: string;
      relations?: {
        /** @enum {string} */
        kind: 'copy_of' | 'quotes' | 'derived_from' | 'replaces';
        of: {
          outlet?: string;
          name?: string;
        };
        reportId?: string;
        url?: string;
      }[];
      amendments?: string[];
      suspensions?: {
        from: string;
        until?: string;
      }[];
      retraction?: components['schemas']['Retraction'];
      laterEnds?: components['schemas']['Retraction'][];
      recordedAt?: string | null;
      recordedBy?: string | null;
      proposition?: string | null;
      /**
       * @description This release cannot follow it: it is told as it was before.
       * @constant
       */
      passedOver?: true;
    };
    ReportOfAnOutlet: {
      reportId: string;
      headline?: string | null;
      publishedAt?: string;
      life: string;
      corrected: boolean;
      killed: boolean;
      /**
       * @description This release cannot follow it: it is told as it was before.
       * @constant
       */
      passedOver?: true;
    };
    CarriedClaim: {
      claimId: string;
      statements: number;
      /** @description When this outlet first carried it. */
      publishedAt: string;
      /** @description Nobody carried it before. */
      first: boolean;
      /** @description Dates cannot tell whether another carried it before. */
      mayBeFirst: boolean;
      /** @description Who carried it first, or may have, this one too: more than one where dates cannot tell: the first twenty, by id. */
      firstBy: {
        outletId: string;
        publishedAt: string;
      }[];
      firstByTotal: number;
      /**
       * @description This release cannot follow it: it is told as it was before.
       * @constant
       */
      passedOver?: true;
    };
    HolderOnTheList: {
      holderId: string;
      name: string;
      /** @enum {string} */
      kind: 'person' | 'body' | 'state' | 'outlet' | 'document';
      aliases: string[];
      for: string | null;
      mergedInto: string | null;
      found?: components['schemas']['Found'][];
      /**
       * @description This release cannot follow it: it is told as it was before.
       * @constant
       */
      passedOver?: true;
    };
    UnidentifiedName: {
      /** @description As it stands in the statement. */
      name: string;
      claimId: string;
      statementId: string;
      reportId: string;
      /** @description With this name, of a holder or of whom one speaks for. */
      statements: number;
      outlets: number;
      /** @description Several holders on file have it: those are the candidates. */
      ambiguous: boolean;
      candidates: {
        holderId: string;
        name: string;
      }[];
      likely: {
        holderId: string;
        name: string;
      }[];
    };
    PrintedName: {
      name: string;
      outletId: string;
      claimId: string;
      statementId: string;
      reportId: string;
    };
    StatementOfAHolder: {
      statementId: string;
      holder: {
        name: string;
        role: components['schemas']['Role'];
        for?: string;
        id?: string;
        forId?: string;
      };
      act: components['schemas']['Act'];
      stance: components['schemas']['Stance'];
      /** @enum {string} */
      lean?: '+' | '-';
      inferred?: boolean;
      /** @enum {string} */
      place: 'headline' | 'summary' | 'body' | 'caption';
      /** @description Why it does not count; left out if it does. */
      notCounted?: string;
      claimId: string;
      reportId: string;
      outletId: string;
      /** @enum {string} */
      certainty?: 'certain' | 'probable' | 'possible';
      via?: {
        outlet?: string;
        name?: string;
      }[];
      utterance?: string;
      /** @enum {string} */
      basis: 'own_reporting' | 'record' | 'named' | 'anonymous' | 'imagery' | 'unsourced';
      framing: {
        /** @enum {string} */
        headline: 'asserts' | 'hedges' | 'disputes' | 'denies' | 'reports' | 'silent' | 'unknown';
        /** @enum {string} */
        body: 'asserts' | 'hedges' | 'disputes' | 'denies' | 'reports' | 'silent' | 'unknown';
      };
      quantity?: {
        measure?: string;
        /** @enum {string} */
        op?: 'eq' | 'at_least' | 'at_most' | 'about' | 'range';
        low?: number | string;
        high?: number | string;
        unit?: string;
        asOf?: string;
      };
      quote?: {
        exact: string;
        language?: string;
        prefix?: string;
        suffix?: string;
      };
      passage?: string;
      note?: string;
      reason?: string;
      saidAt?: string;
      publishedAt: string;
      reportPublishedAt?: string;
      relations?: {
        /** @enum {string} */
        kind: 'copy_of' | 'quotes' | 'derived_from' | 'replaces';
        of: {
          outlet?: string;
          name?: string;
        };
        reportId?: string;
        url?: string;
      }[];
      amendments?: string[];
      suspensions?: {
        from: string;
        until?: string;
      }[];
      retraction?: components['schemas']['Retraction'];
      laterEnds?: components['schemas']['Retraction'][];
      recordedAt?: string | null;
      recordedBy?: string | null;
      proposition?: string | null;
      /** @description It changed its mind: what it said of the claim before, on another side. */
      turnedFrom?: {
        claimId: string;
        statementId: string;
        stance: components['schemas']['Stance'];
        /** @enum {string} */
        lean?: '+' | '-';
      };
    };
    Cell: {
      at: string;
      reportId: string;
      framings: {
        /** @enum {string} */
        headline: 'asserts' | 'hedges' | 'disputes' | 'denies' | 'reports' | 'silent' | 'unknown';
        /** @enum {string} */
        body: 'asserts' | 'hedges' | 'disputes' | 'denies' | 'reports' | 'silent' | 'unknown';
      }[];
      statements: {
        statementId: string;
        holder: {
          name: string;
          role: components['schemas']['Role'];
          for?: string;
          id?: string;
          forId?: string;
        };
        act: components['schemas']['Act'];
        stance: components['schemas']['Stance'];
        /** @enum {string} */
        lean?: '+' | '-';
        inferred?: boolean;
        /** @enum {string} */
        place: 'headline' | 'summary' | 'body' | 'caption';
        /** @description Why it does not count; left out if it does. */
        notCounted?: string;
        /** @enum {string} */
        basis: 'own_reporting' | 'record' | 'named' | 'anonymous' | 'imagery' | 'unsourced';
        /** @description When it was taken back; left out while it stands. */
        ended?: string;
        /**
         * @description The desk put right how it had been filed.
         * @constant
         */
        amended?: true;
      }[];
    };
    /** @description As it was printed, with the holder as this paper names him; `unit` and `asOf` where they are not the measure's. */
    FigureInPrint: {
      /** @enum {string} */
      op?: 'eq' | 'at_least' | 'at_most' | 'about' | 'range';
      low?: number | string;
      high?: number | string;
      unit?: string;
      asOf?: string;
      holder: string;
      outletId: string;
      reportId: string;
      statementId: string;
      publishedAt: string;
      /** @enum {string} */
      place: 'headline' | 'summary' | 'body' | 'caption';
      via?: {
        outlet?: string;
        name?: string;
      }[];
    };
    Backer: {
      holder: string;
      statementId: string;
      /** @description The holder on file as whom it counts here: its house, if it speaks for one. Left out if it is none. */
      holderId?: string;
      /** @description True, or why it does not count. */
      counts: true | string;
      printed: components['schemas']['FigureInPrint'][];
      /** @description The first twenty are told; `figure` asks for all. */
      printedTotal: number;
    };
    ToldFigure: {
      statementId: string;
      /** @enum {string} */
      op?: 'eq' | 'at_least' | 'at_most' | 'about' | 'range';
      low?: number | string;
      high?: number | string;
      unit?: string;
      asOf?: string;
      /** @description Holders that back it, without those who only repeat another. */
      origins: number;
      /** @description That print it of those who back it; where nobody does, all that print it. */
      outlets: number;
      /** @description Is it that of which the claim's asserting origins are? */
      leading: boolean;
      backers: components['schemas']['Backer'][];
      /** @description The first twenty are told; `figure` asks for all. */
      backersTotal: number;
    };
    FigureGiven: {
      holder: string;
      statementId: string;
      /** @description The holder on file as whom it counts here: its house, if it speaks for one. Left out if it is none. */
      holderId?: string;
      /** @enum {string} */
      op?: 'eq' | 'at_least' | 'at_most' | 'about' | 'range';
      low?: number | string;
      high?: number | string;
      unit?: string;
      asOf?: string;
    };
    FiguresAtOdds: {
      lesser: components['schemas']['FigureGiven'];
      greater: components['schemas']['FigureGiven'];
    };
    MeasureOfAClaim: {
      claimId: string;
      statementId: string;
      measure?: string;
      unit?: string;
      asOf?: string;
      figures: components['schemas']['ToldFigure'][];
      /** @description The first twenty are told; `measure` asks for all. */
      figuresTotal: number;
      /** @description Figures of two holders that cannot both be true: the first twenty pairs. Those of one holder are in `differ`. */
      atOdds: components['schemas']['FiguresAtOdds'][];
      atOddsTotal: number;
    };
    HolderOfTwoFigures: {
      claimId: string;
      holder: string;
      statementId: string;
      /** @description The holder on file as whom it counts here: its house, if it speaks for one. Left out if it is none. */
      holderId?: string;
      figures: {
        statementId: string;
        measure?: string;
        /** @enum {string} */
        op?: 'eq' | 'at_least' | 'at_most' | 'about' | 'range';
        low?: number | string;
        high?: number | string;
        unit?: string;
        asOf?: string;
        printed: components['schemas']['FigureInPrint'][];
        /** @description The first twenty are told; `figure` asks for all. */
        printedTotal: number;
      }[];
      figuresTotal: number;
      alsoGivenBy: {
        holder: string;
        statementId: string;
        /** @description The holder on file as whom it counts here: its house, if it speaks for one. Left out if it is none. */
        holderId?: string;
        figures: {
          statementId: string;
          measure?: string;
          /** @enum {string} */
          op?: 'eq' | 'at_least' | 'at_most' | 'about' | 'range';
          low?: number | string;
          high?: number | string;
          unit?: string;
          asOf?: string;
          outlets: string[];
          outletsTotal: number;
        }[];
        figuresTotal: number;
      }[];
      /** @description The first twenty are told; `figure` asks for all. */
      alsoGivenByTotal: number;
    };
    /** @description As the sheet of that moment has it. */
    StateOfAClaim: {
      claimId: string;
      proposition: string | null;
      status: components['schemas']['Status'] | null;
      since: string | null;
      /** @description Holders that assert it, without those who only repeat another. */
      assertingOrigins: number;
      /** @description Outlets with a statement on it by then. */
      outlets: number;
      flags: components['schemas']['Flag'][];
      because: components['schemas']['Reason'][];
      becauseTotal: number;
      /** @description What was published, retracted, suspended or resumed at that moment and moved a holder. */
      cause: components['schemas']['Caused'][];
      causeTotal: number;
      at?: string;
      known?: string;
      onFile: boolean;
      verdict: components['schemas']['ClaimsVerdict'] | null;
    };
    /** @description How many origins and outlets it had and has; null where it is not given. */
    ChangedFigure: {
      statementId: string;
      measure?: string;
      /** @enum {string} */
      op?: 'eq' | 'at_least' | 'at_most' | 'about' | 'range';
      low?: number | string;
      high?: number | string;
      unit?: string;
      asOf?: string;
      before: {
        origins: number;
        outlets: number;
        leading: boolean;
      } | null;
      after: {
        origins: number;
        outlets: number;
        leading: boolean;
      } | null;
    };
    ChangedStatement: {
      statementId: string;
      holder: {
        name: string;
        role: components['schemas']['Role'];
        for?: string;
        id?: string;
        forId?: string;
      };
      act: components['schemas']['Act'];
      stance: components['schemas']['Stance'];
      /** @enum {string} */
      lean?: '+' | '-';
      inferred?: boolean;
      /** @enum {string} */
      place: 'headline' | 'summary' | 'body' | 'caption';
      /** @description Why it does not count; left out if it does. */
      notCounted?: string;
      outletId: string;
      reportId: string;
      publishedAt: string;
      holderId?: string;
      retraction?: components['schemas']['Retraction'];
      /** @description What became of it: `added`: it was not there before; `gone`: it is there no more: it is known now to have been published later; `amended`: the desk had mislabelled it; `identified`: it is another holder on file who speaks, or nobody on file any more; `retracted`: it ended; `reinstated`: its end was lifted; `suspended`: its report was held; `resumed`: its report was released. None: it alone counts, or does not, where it did otherwise before. */
      did: ('added' | 'gone' | 'amended' | 'identified' | 'retracted' | 'reinstated' | 'suspended' | 'resumed')[];
      /** @description Why it did not count before. */
      wasNotCounted?: string;
    };
    /** @description As the report of that moment has it. */
    StateOfAReport: {
      at?: string;
      known?: string;
      onFile: boolean;
      /** @enum {string} */
      life: 'unpublished' | 'published' | 'held' | 'withdrawn';
      headline?: string;
      publishedAt?: string;
      killed: boolean;
      version: number;
    };
    /** @description `published`: it came out; `revised`: its outlet changed it, with a word to the reader or without one (`noted`); `corrected`: its outlet corrected it, and took back the statements that `ends` names; `annotated`: an editors’ note was put on it; `held`: its outlet took it away while it is looked at again; `released`: it is out again; `withdrawn`: its outlet withdrew it; `killed`: the desk hid it; `lifted`: the desk took a kill back */
    Befallen: {
      /** @enum {string} */
      did:
        | 'published'
        | 'revised'
        | 'corrected'
        | 'annotated'
        | 'held'
        | 'released'
        | 'withdrawn'
        | 'killed'
        | 'lifted';
      publishedAt?: string;
      headline?: string;
      noted?: boolean;
      note?: string;
      reason?: string;
      ends?: {
        claimId: string;
        statementId: string;
      }[];
      /** @description The first twenty are told. */
      endsTotal?: number;
    };
    ChangedStatementOfAReport: {
      statementId: string;
      holder: {
        name: string;
        role: components['schemas']['Role'];
        for?: string;
        id?: string;
        forId?: string;
      };
      act: components['schemas']['Act'];
      stance: components['schemas']['Stance'];
      /** @enum {string} */
      lean?: '+' | '-';
      inferred?: boolean;
      /** @enum {string} */
      place: 'headline' | 'summary' | 'body' | 'caption';
      /** @description Why it does not count; left out if it does. */
      notCounted?: string;
      outletId: string;
      reportId: string;
      publishedAt: string;
      holderId?: string;
      retraction?: components['schemas']['Retraction'];
      /** @description What became of it: `added`: it was not there before; `gone`: it is there no more: it is known now to have been published later; `amended`: the desk had mislabelled it; `identified`: it is another holder on file who speaks, or nobody on file any more; `retracted`: it ended; `reinstated`: its end was lifted; `suspended`: its report was held; `resumed`: its report was released. None: it alone counts, or does not, where it did otherwise before. */
      did: ('added' | 'gone' | 'amended' | 'identified' | 'retracted' | 'reinstated' | 'suspended' | 'resumed')[];
      /** @description Why it did not count before. */
      wasNotCounted?: string;
      claimId: string;
    };
    FeedItem: {
      stream: string;
      version: number;
      id: string;
      command: string;
      by: string;
      at: string;
      events: components['schemas']['Event'][];
      partition: number;
      offset: number;
      claim: {
        claimId: string;
        proposition: string;
        status: components['schemas']['Status'];
        since: string | null;
        /** @description Holders that assert it, without those who only repeat another. */
        assertingOrigins: number;
        /** @description Outlets with a statement on it by then. */
        outlets: number;
        flags: components['schemas']['Flag'][];
      } | null;
      /**
       * @description This release cannot follow it: it is told as it was before.
       * @constant
       */
      passedOver?: true;
    };
    /** @description The data of a live `heartbeat`. */
    Heartbeat: {
      position?: string;
      head?: string;
    };
    Commands: {
      'register-claim': components['schemas']['RegisterClaim'];
      'reword-claim': components['schemas']['RewordClaim'];
      'link-claim': components['schemas']['LinkClaim'];
      'unlink-claim': components['schemas']['UnlinkClaim'];
      'declare-dependence': components['schemas']['DeclareDependence'];
      'end-dependence': components['schemas']['EndDependence'];
      'identify-holder': components['schemas']['IdentifyHolder'];
      'assert-claim': components['schemas']['AssertClaim'];
      'hedge-claim': components['schemas']['HedgeClaim'];
      'dispute-claim': components['schemas']['DisputeClaim'];
      'deny-claim': components['schemas']['DenyClaim'];
      'leave-claim-open': components['schemas']['LeaveClaimOpen'];
      'amend-statement': components['schemas']['AmendStatement'];
      'retract-statement': components['schemas']['RetractStatement'];
      'suspend-statement': components['schemas']['SuspendStatement'];
      'resume-statement': components['schemas']['ResumeStatement'];
      'reinstate-statement': components['schemas']['ReinstateStatement'];
      'issue-verdict': components['schemas']['IssueVerdict'];
      'publish-report': components['schemas']['PublishReport'];
      'revise-report': components['schemas']['ReviseReport'];
      'correct-report': components['schemas']['CorrectReport'];
      'annotate-report': components['schemas']['AnnotateReport'];
      'hold-report': components['schemas']['HoldReport'];
      'release-report': components['schemas']['ReleaseReport'];
      'withdraw-report': components['schemas']['WithdrawReport'];
      'kill-report': components['schemas']['KillReport'];
      'lift-kill': components['schemas']['LiftKill'];
      'register-outlet': components['schemas']['RegisterOutlet'];
      'rename-outlet': components['schemas']['RenameOutlet'];
      'register-holder': components['schemas']['RegisterHolder'];
      'rename-holder': components['schemas']['RenameHolder'];
      'add-alias': components['schemas']['AddAlias'];
      'remove-alias': components['schemas']['RemoveAlias'];
      'assign-house': components['schemas']['AssignHouse'];
      'merge-holder': components['schemas']['MergeHolder'];
      'unmerge-holder': components['schemas']['UnmergeHolder'];
      'request-export': components['schemas']['RequestExport'];
    };
    Questions: {
      '/v1/commands/{id}': {
        query: {
          stream?: string;
        };
        answer:
          | {
              /** @description The command's id, its idempotency key. */
              id: string;
              /** @constant */
              outcome: 'stands';
              /** @description One for each stream, by stream: the first twenty. */
              commits: {
                stream: string;
                /** @description The stream's version, the number of events that stand in it. */
                version: number;
                events: components['schemas']['Event'][];
                /** @description Where the log stands with it: a `Read-After`. */
                position: string;
              }[];
              commitsTotal: number;
            }
          | {
              /** @description The command's id, its idempotency key. */
              id: string;
              /** @constant */
              outcome: 'not_seen';
            };
      };
      '/v1/vocabulary': {
        query: Record<string, unknown>;
        answer: {
          stances: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          leans: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          acts: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          roles: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          holder_kinds: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          identifiers: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          bases: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          framings: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          places: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          certainties: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          operators: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          links: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          relations: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          retractions: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          progress: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          verdicts: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          statuses: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          flags: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
          deeds: {
            [key: string]:
              | string
              | {
                  stance: string;
                  lean?: string;
                  means: string;
                };
          };
        };
      };
      '/v1/health/live': {
        query: Record<string, unknown>;
        answer: {
          /** @constant */
          status: 'live';
        };
      };
      '/v1/health/ready': {
        query: Record<string, unknown>;
        answer: {
          /** @constant */
          status: 'ready';
          /** @description Streams that the views of this release cannot take. */
          passedOver: number;
          /** @description The first of them: `stet parked` shows all, with their names and why. */
          firstPassedOver: {
            /** @description Of the record from which on they cannot take it. */
            position: string;
            /** @description Which of them cannot; null if it is all. */
            view: string | null;
            /** @description When that record was decided. */
            since: string;
          }[];
          /** @description The first circles of holders that were merged into one another, by their ids: all of one are told as the least of them. Unmerge one of each. */
          circlesOfMergers: string[][];
          /** @description While the views of this release are filled: how many records they have, and of how many. */
          filling?: {
            done: number;
            records: number;
          };
        };
      };
      '/v1/streams/{id}': {
        query: {
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          stream: string;
          version: number;
          commits: components['schemas']['Commit'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/commits/{partition}/{offset}': {
        query: Record<string, unknown>;
        answer: {
          partition: number;
          offset: number;
          id: string | null;
          command: string | null;
          by: string | null;
          at: string | null;
          after: number | null;
          version: number | null;
          /** @description A void one lost a race, or repeats; it changed nothing. */
          stands: boolean;
          hash: string;
          events: components['schemas']['Event'][];
          stream: string | null;
          /** @description By the log's own clock, ISO 8601 in UTC. */
          appendedAt: string;
          streamBefore: components['schemas']['SideOfACommit'] | null;
          streamAfter: components['schemas']['SideOfACommit'] | null;
        };
      };
      '/v1/askers/{by}': {
        query: {
          /** @enum {string} */
          amended?: 'yes';
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          by: string;
          commits: components['schemas']['PostedCommit'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/board/totals': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
          /** @enum {string} */
          status?:
            | 'conceded'
            | 'contested'
            | 'documented'
            | 'corroborated'
            | 'single_origin'
            | 'denied'
            | 'doubted'
            | 'suggested'
            | 'abandoned'
            | 'unsourced'
            | 'circulating'
            | 'registered';
          /** @enum {string} */
          verdict?: 'unverified' | 'under_review' | 'confirmed' | 'refuted' | 'mixed' | 'unverifiable' | 'outdated';
          outlet?: string;
          holder?: string;
          /** @enum {string} */
          flag?:
            | 'quantity_conflict'
            | 'holder_figures_differ'
            | 'speakers_differ'
            | 'renderings_differ'
            | 'headline_body_conflict'
            | 'carries_withdrawn_origin'
            | 'stance_changed'
            | 'house_divided';
          topic?: string;
          since?: string;
          q?: string;
        };
        answer: {
          moment?: components['schemas']['Moment'];
          /** @description Of all that is asked for. */
          total: number;
          /** @description Of each status, whatever status is asked for; one that no claim has is left out. */
          statuses: {
            conceded?: number;
            contested?: number;
            documented?: number;
            corroborated?: number;
            single_origin?: number;
            denied?: number;
            doubted?: number;
            suggested?: number;
            abandoned?: number;
            unsourced?: number;
            circulating?: number;
            registered?: number;
          };
          /** @description With each flag, whatever flag is asked for; one that no claim has is left out. */
          flags: {
            quantity_conflict?: number;
            holder_figures_differ?: number;
            speakers_differ?: number;
            renderings_differ?: number;
            headline_body_conflict?: number;
            carries_withdrawn_origin?: number;
            stance_changed?: number;
            house_divided?: number;
          };
          /** @description True where there are more than 10,000: no more are counted. */
          isMore: boolean;
        };
      };
      '/v1/claims/{id}/timeline': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          claimId: string;
          changes: components['schemas']['StatusChange'][];
          moment?: components['schemas']['Moment'];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/claims': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
          /** @enum {string} */
          status?:
            | 'conceded'
            | 'contested'
            | 'documented'
            | 'corroborated'
            | 'single_origin'
            | 'denied'
            | 'doubted'
            | 'suggested'
            | 'abandoned'
            | 'unsourced'
            | 'circulating'
            | 'registered';
          /** @enum {string} */
          verdict?: 'unverified' | 'under_review' | 'confirmed' | 'refuted' | 'mixed' | 'unverifiable' | 'outdated';
          outlet?: string;
          holder?: string;
          /** @enum {string} */
          flag?:
            | 'quantity_conflict'
            | 'holder_figures_differ'
            | 'speakers_differ'
            | 'renderings_differ'
            | 'headline_body_conflict'
            | 'carries_withdrawn_origin'
            | 'stance_changed'
            | 'house_divided';
          topic?: string;
          since?: string;
          q?: string;
          /** @enum {string} */
          sort?: 'id' | 'changed' | 'since' | 'outlets' | 'origins' | 'rank';
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          moment?: components['schemas']['Moment'];
          claims: components['schemas']['ClaimOnTheBoard'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/claims/{id}': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
          /** @enum {string} */
          behind?:
            | 'status'
            | 'quantities'
            | 'quantity_conflict'
            | 'holder_figures_differ'
            | 'speakers_differ'
            | 'renderings_differ'
            | 'headline_body_conflict'
            | 'carries_withdrawn_origin'
            | 'stance_changed'
            | 'house_divided';
          statement?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          claimId: string;
          proposition: string | null;
          status: components['schemas']['Status'] | null;
          since: string | null;
          /** @description Holders that assert it, without those who only repeat another. */
          assertingOrigins: number;
          /** @description Outlets with a statement on it by then. */
          outlets: number;
          flags: components['schemas']['Flag'][];
          moment?: components['schemas']['Moment'];
          because: components['schemas']['Reason'][];
          becauseTotal: number;
          /** @description What was published, retracted, suspended or resumed at that moment and moved a holder. */
          cause: components['schemas']['Caused'][];
          causeTotal: number;
          topic: string | null;
          verdict: components['schemas']['ClaimsVerdict'] | null;
          version: number;
          raised: components['schemas']['Raised'][];
          raisedTotal: number;
          quantities: components['schemas']['FigureOfAHolder'][];
          quantitiesTotal: number;
          origins: components['schemas']['Origin'][];
          dependences: {
            claimId: string;
            holder: {
              name: string;
              outlet?: string;
            };
            dependsOn: {
              name: string;
              outlet?: string;
            };
            reason?: string;
          }[];
          links: components['schemas']['Link'][];
          linksTotal: number;
          circles: components['schemas']['Circle'][];
          statements: components['schemas']['StatementOnFile'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/claims/{id}/links': {
        query: {
          /** @enum {string} */
          kind?: 'part_of' | 'quantity_of' | 'excludes' | 'succeeds' | 'duplicate_of';
          /** Format: edtf */
          at?: string;
          known?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          claimId: string;
          links: components['schemas']['Link'][];
          linksTotal: number;
          circles: components['schemas']['Circle'][];
          moment?: components['schemas']['Moment'];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/reports/{id}': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
        };
        answer: {
          moment?: components['schemas']['Moment'];
          reportId: string;
          outletId?: string;
          outlet: string | null;
          url?: string;
          headline?: string;
          /** @description As it came out, where a revision has brought another; `headline` is the latest. */
          firstHeadline?: string;
          authors?: string[];
          publishedAt?: string;
          language?: string;
          obtainedFrom?: string;
          relations?: {
            /** @enum {string} */
            kind: 'copy_of' | 'quotes' | 'derived_from' | 'replaces';
            of: {
              outlet?: string;
              name?: string;
            };
            reportId?: string;
            url?: string;
          }[];
          /** @enum {string} */
          life: 'unpublished' | 'published' | 'held' | 'withdrawn';
          /** @description The last twenty. */
          revisions: {
            reportId: string;
            publishedAt: string;
            note?: string;
            headline?: string;
            noted: boolean;
          }[];
          revisionsTotal: number;
          /** @description The last twenty. */
          corrections: {
            reportId: string;
            publishedAt: string;
            note?: string;
            ends: {
              claimId: string;
              statementId: string;
            }[];
            endsTotal: number;
            /** @description The first twenty, those to which it has still to come before the others. */
            reaches: components['schemas']['Reached'][];
            reachesTotal: number;
          }[];
          correctionsTotal: number;
          /** @description The last twenty. */
          notes: {
            reportId: string;
            publishedAt: string;
            note?: string;
          }[];
          notesTotal: number;
          /** @description The last twenty. */
          holds: {
            from: string;
            note?: string;
            until?: string;
            /** @description The first twenty, those to which it has still to come before the others. */
            reaches: components['schemas']['Reached'][];
            reachesTotal: number;
          }[];
          holdsTotal: number;
          withdrawal?: {
            reportId: string;
            publishedAt: string;
            note?: string;
            kill?: boolean;
            /** @description The first twenty, those to which it has still to come before the others. */
            reaches: components['schemas']['Reached'][];
            reachesTotal: number;
          };
          killed: boolean;
          /** @description The last twenty. */
          kills: {
            publishedAt: string;
            note?: string;
            lifted?: string;
            /** @description The first twenty, those to which it has still to come before the others. */
            reaches: components['schemas']['Reached'][];
            reachesTotal: number;
          }[];
          killsTotal: number;
          /** @description How many of its statements are not reached yet. */
          due: number;
          /** @description The first twenty, by id: all are in its statements. */
          claims: {
            claimId: string;
            statements: number;
            /**
             * @description This release cannot follow it: it is told as it was before.
             * @constant
             */
            passedOver?: true;
          }[];
          claimsTotal: number;
          version: number;
        };
      };
      '/v1/reports': {
        query: {
          outlet?: string;
          /** Format: edtf */
          date?: string;
          q?: string;
          /** @enum {string} */
          unread?: '' | 'true' | 'false';
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          reports: components['schemas']['ReportOnTheList'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/reports/{id}/statements': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          moment?: components['schemas']['Moment'];
          reportId: string;
          statements: components['schemas']['StatementOfAReport'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/outlets': {
        query: {
          q?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          outlets: {
            outletId: string;
            name: string;
            homepage: string | null;
            country: string | null;
            reports: number;
            statements: number;
            found?: components['schemas']['Found'][];
            /**
             * @description This release cannot follow it: it is told as it was before.
             * @constant
             */
            passedOver?: true;
          }[];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/outlets/{id}': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
        };
        answer: {
          moment?: components['schemas']['Moment'];
          outletId: string;
          name: string | null;
          homepage: string | null;
          country: string | null;
          version: number;
          reports: components['schemas']['ReportOfAnOutlet'][];
          claims: components['schemas']['CarriedClaim'][];
          record: {
            reports: number;
            revised: number;
            revisedInSilence: number;
            corrected: number;
            withdrawn: number;
            copies: number;
            /** @description How many claims it was first to carry. */
            first: number;
            /** @description Of how many claims dates cannot tell whether another carried it before. */
            mayBeFirst: number;
            /** @description How many it carried after another. */
            late: number;
          };
        };
      };
      '/v1/outlets/{id}/reports': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          moment?: components['schemas']['Moment'];
          outletId: string;
          reports: components['schemas']['ReportOfAnOutlet'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/outlets/{id}/claims': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          moment?: components['schemas']['Moment'];
          outletId: string;
          claims: components['schemas']['CarriedClaim'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/holders': {
        query: {
          q?: string;
          /** @enum {string} */
          kind?: 'person' | 'body' | 'state' | 'outlet' | 'document';
          for?: string;
          into?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          holders: components['schemas']['HolderOnTheList'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/holders/unidentified': {
        query: {
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          names: components['schemas']['UnidentifiedName'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/holders/{id}': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          moment?: components['schemas']['Moment'];
          holderId: string;
          name: string | null;
          kind: ('person' | 'body' | 'state' | 'outlet' | 'document') | null;
          aliases: string[];
          for: {
            holderId: string;
            name: string;
          } | null;
          mergedInto: {
            holderId: string;
            name: string;
          } | null;
          /** @description Who speaks for it: the first twenty; `/v1/holders?for=` has all. */
          speakers: {
            holderId: string;
            name: string;
          }[];
          /** @description Who is merged into it: the first twenty; `/v1/holders?into=` has all. */
          merged: {
            holderId: string;
            name: string;
          }[];
          version: number;
          /** @description As it is printed, by whom, and where for example: the first hundred, by name and outlet. */
          names: components['schemas']['PrintedName'][];
          statements: components['schemas']['StatementOfAHolder'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/claims/{id}/grid': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
          outlet?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          moment?: components['schemas']['Moment'];
          claimId: string;
          outlets: {
            outletId: string;
            name: string | null;
            cells: components['schemas']['Cell'][];
            /** @description In all cells of the row: beside other rows the first twenty are told. */
            statementsTotal: number;
            /** @description Whose word it carries of those that count as an origin, by how many of all its statements are that one's: the first twenty. `statementId` is the origin's in the attribution, too. */
            origins: {
              holder: string;
              statementId: string;
              statements: number;
            }[];
            originsTotal: number;
          }[];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/claims/{id}/attribution': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
          statement?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          moment?: components['schemas']['Moment'];
          claimId: string;
          holders: {
            holder: string;
            statementId: string;
            role: components['schemas']['Role'];
            stance: components['schemas']['Stance'] | null;
            /** @enum {string} */
            lean?: '+' | '-';
            isOrigin: boolean;
            repeats: {
              holder: string;
              statementId: string;
            }[];
            repeatsTotal: number;
            printed: {
              statementId: string;
              outletId: string;
              reportId: string;
              publishedAt: string;
              through: {
                outlet?: string;
                name?: string;
                kind?: string;
                reportId?: string;
              }[];
              notCounted?: string;
            }[];
            /** @description Beside other holders the first twenty are told. */
            printedTotal: number;
          }[];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/claims/{id}/figures': {
        query: {
          /** Format: edtf */
          at?: string;
          known?: string;
          measure?: string;
          figure?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          moment?: components['schemas']['Moment'];
          claimId: string;
          measures: components['schemas']['MeasureOfAClaim'][];
          /** @description Behind the measures of their claim, over the pages. */
          differ: components['schemas']['HolderOfTwoFigures'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/claims/{id}/diff': {
        query: {
          /** Format: edtf */
          from?: string;
          /** Format: edtf */
          to?: string;
          fromKnown?: string;
          toKnown?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          claimId: string;
          from: components['schemas']['StateOfAClaim'];
          to: components['schemas']['StateOfAClaim'];
          flags: {
            raised: components['schemas']['Flag'][];
            lowered: components['schemas']['Flag'][];
          };
          origins: {
            added: {
              holder: string;
              statementId: string;
            }[];
            /** @description The first twenty are told. */
            addedTotal: number;
            gone: {
              holder: string;
              statementId: string;
            }[];
            /** @description The first twenty are told. */
            goneTotal: number;
          };
          figures: components['schemas']['ChangedFigure'][];
          /** @description The first twenty are told. */
          figuresTotal: number;
          /** @description Of the timeline as of `to` those behind `from`, each with its cause: the first twenty. */
          changes: components['schemas']['StatusChange'][];
          changesTotal: number;
          statements: components['schemas']['ChangedStatement'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/reports/{id}/diff': {
        query: {
          /** Format: edtf */
          from?: string;
          /** Format: edtf */
          to?: string;
          fromKnown?: string;
          toKnown?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          reportId: string;
          from: components['schemas']['StateOfAReport'];
          to: components['schemas']['StateOfAReport'];
          /** @description What happened to the report between, in the order in which it was put on file: the last twenty. */
          happened: components['schemas']['Befallen'][];
          happenedTotal: number;
          /** @description Those in its headline first, then those in its summary, its text and its captions. */
          statements: components['schemas']['ChangedStatementOfAReport'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/disclosures': {
        query: {
          report?: string;
          by?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          disclosures: {
            /** @description ISO 8601 in UTC, with milliseconds. */
            at: string;
            by: string;
            requestId: string;
            path: string;
            words: string | null;
            reports: string[];
            statements: {
              claimId: string;
              statementId: string;
            }[];
            voids: {
              partition: number;
              offset: number;
            }[];
          }[];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
      '/v1/feed': {
        query: {
          after?: string;
          cursor?: string;
          /** @default 100 */
          limit?: number;
        };
        answer: {
          changes: components['schemas']['FeedItem'][];
          next: string | null;
          /** @description The position that the first page included: a `since`, of the board. */
          asOf: string;
        };
      };
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
