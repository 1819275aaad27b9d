import { ApiProperty } from '@nestjs/swagger';
import { TAG_COLOURS, type TagColour } from './tag.dto';

/** A tag as a lead carries it. */
export class LeadTagResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ enum: TAG_COLOURS })
  public colour!: TagColour;
}

export class TagResponse extends LeadTagResponse {
  public position!: number;
  public active!: boolean;
  public version!: number;
}

export class TagPageResponse {
  public items!: TagResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}
