import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import {
  CompanyCandidatesDto,
  ListCompaniesQuery,
  MergeCompanyDto,
  SplitCompanyDto,
  UpdateCompanyDto,
} from './company.dto';
import {
  CompanyCandidatesResponse,
  CompanyDuplicatesResponse,
  CompanyPageResponse,
  CompanyResponse,
  CompanySeparatedResponse,
} from './company.response';
import { CompanyListService } from './company-list.service';
import { CompanyService } from './company.service';
import { MergeCompanyService } from './merge-company.service';
import { SeparateCompanyService } from './separate-company.service';

@ApiTags('companies')
@Controller('api/v1/companies')
export class CompanyController {
  public constructor(
    private readonly companies: CompanyService,
    private readonly lists: CompanyListService,
    private readonly merges: MergeCompanyService,
    private readonly separations: SeparateCompanyService,
  ) {}

  /** Companies of the leads and deals that you may know of; admins and auditors: all. */
  @Get()
  @Allow('companies.read')
  public async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListCompaniesQuery,
  ): Promise<CompanyPageResponse> {
    return this.lists.list(actor, query);
  }

  /** Companies that may be the one that is typed, ranked, with reasons; a POST because a phone may be among it. */
  @Post('candidates')
  @HttpCode(200)
  @Allow('inquiries.create')
  public async candidates(
    @CurrentActor() actor: Actor,
    @Body() body: CompanyCandidatesDto,
  ): Promise<CompanyCandidatesResponse> {
    return this.companies.candidates(actor, body);
  }

  /** A company with all its leads and deals within your rights; a merged one answers with what it was merged into. */
  @Get(':id')
  @Allow('companies.read')
  public async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CompanyResponse> {
    return this.companies.show(actor, id);
  }

  /** Companies within your rights that may be the same one, ranked, with reasons. */
  @Get(':id/duplicates')
  @Allow('companies.read')
  public async duplicates(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CompanyDuplicatesResponse> {
    return this.companies.duplicates(actor, id);
  }

  /** Corrects a company. 409: `company_taken` (with `mergeWith`), `company_merged` (with `intoId`); 422: `uscc_doubtful`. */
  @Patch(':id')
  @Allow('companies.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateCompanyDto,
  ): Promise<CompanyResponse> {
    return this.companies.update(actor, id, body);
  }

  /** Merges a company into another one; answers the one that stays. 409: `company_merged`; 422: `merge_self`. */
  @Post(':id/merge')
  @HttpCode(200)
  @Allow('companies.merge')
  public async merge(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MergeCompanyDto,
  ): Promise<CompanyResponse> {
    return this.merges.merge(actor, id, body);
  }

  /** Takes the merge of a company back. 409: `company_not_merged`, `company_merge_final`, `company_merge_followed`. */
  @Post(':id/unmerge')
  @HttpCode(200)
  @Allow('companies.merge')
  public async unmerge(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CompanySeparatedResponse> {
    return this.separations.undo(actor, id);
  }

  /** Makes a spelling a company of its own again, at any time. 409: `company_not_merged`; 422: `not_of_company`. */
  @Post(':id/split')
  @HttpCode(200)
  @Allow('companies.merge')
  public async split(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SplitCompanyDto,
  ): Promise<CompanySeparatedResponse> {
    return this.separations.split(actor, id, body);
  }
}
