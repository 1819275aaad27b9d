import { ApiProperty } from '@nestjs/swagger';
import { LOCALES, type Locale } from '@luodi/platform';

/** How a question is drawn: taps of which one or several hold, one line, several lines, a list, a number with its unit. */
export const WIDGET_KINDS = ['one', 'some', 'line', 'text', 'list', 'area'] as const;
export type WidgetKind = (typeof WIDGET_KINDS)[number];

export class WidgetOption {
  public value!: string;
  public label!: string;
}

/** One question, ready to be drawn. */
export class WidgetField {
  /** The name it is sent under; `area` is sent as `area.min`, `area.max` and `area.unit`. */
  public name!: string;

  @ApiProperty({ enum: WIDGET_KINDS })
  public kind!: WidgetKind;

  public label!: string;

  /** A quiet word beside the label. */
  public hint!: string;
  public required!: boolean;

  /** What to say when it is empty and must not be. */
  public missing!: string;
  public placeholder!: string;

  /** Most characters; 0 for taps. */
  @ApiProperty({ type: 'integer' })
  public max!: number;

  /** The keyboard of a phone: text, tel, email or decimal. */
  public keyboard!: string;

  /** As in HTML. */
  public autocomplete!: string;

  @ApiProperty({ type: () => [WidgetOption] })
  public options!: WidgetOption[];

  /** What is filled in at first, by a signed link. */
  @ApiProperty({ type: [String] })
  public value!: string[];
}

/** One box of consent; never ticked by us. */
export class WidgetConsent {
  /** handling, sharing or marketing */
  public purpose!: string;
  public required!: boolean;
  public before!: string;

  /** The words that lead to the notice; may be empty. */
  public link!: string;
  public after!: string;
}

/** Everything the widget says. `{n}` and `{field}` are filled in. */
export class WidgetTexts {
  public submit!: string;
  public busy!: string;
  public required!: string;
  public summary!: string;
  public need!: string;
  public reach!: string;
  public phone!: string;
  public area!: string;
  public areaUnit!: string;
  public consent!: string;
  public consentTitle!: string;
  public restored!: string;
  public clear!: string;
  public kept!: string;
  public retrying!: string;
  public retryHint!: string;
  public refused!: string;
  public doneTitle!: string;
  public doneThanks!: string;
  public code!: string;
  public codeHint!: string;
  public status!: string;
  public again!: string;
  public hotline!: string;
  public honeypot!: string;
}

/** Colours of the site's hue; each pair meets WCAG 2.2 AA. */
export class WidgetTheme {
  public primary!: string;
  public primaryHover!: string;
  public tint!: string;
  public focus!: string;
}

/** A riddle to solve before sending; see GET …/challenge. */
export class WidgetChallenge {
  public algorithm!: string;
  public challenge!: string;
  public salt!: string;
  public signature!: string;
  @ApiProperty({ type: 'integer' })
  public maxNumber!: number;
}

/** The published form of a site in one language, as the widget draws it. Paths are relative to the product's address. */
export class WidgetFormResponse {
  /** Goes back as `formVersion`, so that the form's rules hold. */
  @ApiProperty({ type: 'integer' })
  public version!: number;

  @ApiProperty({ enum: LOCALES })
  public locale!: Locale;

  public heading!: string;

  /** What stands below the heading. */
  @ApiProperty({ type: [String] })
  public lines!: string[];

  @ApiProperty({ type: () => [WidgetField] })
  public fields!: WidgetField[];

  @ApiProperty({ type: () => [WidgetConsent] })
  public consents!: WidgetConsent[];

  public noticeVersion!: string;
  public noticePath!: string;
  public statusPath!: string;

  @ApiProperty({ type: String, nullable: true })
  public hotline!: string | null;

  @ApiProperty({ type: () => WidgetTheme, nullable: true })
  public theme!: WidgetTheme | null;

  /** Goes back as `formToken`. */
  public formToken!: string;

  /** Present while the site asks for proof of work; the solution goes back as `proof`. */
  @ApiProperty({ type: () => WidgetChallenge, nullable: true })
  public challenge!: WidgetChallenge | null;

  public texts!: WidgetTexts;

  /** The style sheet of the drawn form. */
  public css!: string;
}
