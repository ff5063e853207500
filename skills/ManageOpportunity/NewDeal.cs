using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Clarifying;

namespace SalesAssistant.Skills.Deals;

/// <summary>A new deal from what was said; what is required and was not said is asked for once, at most three things.</summary>
internal static class NewDeal
{
    private const int MostQuestions = 3;
    private static readonly string[] Required = ["ProductOrService", "ExpectedAmountFen", "ExpectedCloseDate", "PrimaryContactId"];

    public static async Task<SkillResult> ProposeAsync(ManageOpportunity request, SkillContext context, CancellationToken cancellationToken)
    {
        if (request.Customer is not { Id: { } customerId })
        {
            return await ClarifyReply.AskAsync(context, "customer", request.Customer?.Candidates ?? [], request, null, cancellationToken);
        }

        var customer = await context.Db.Customers.AsNoTracking().FirstOrDefaultAsync(one => one.Id == customerId, cancellationToken);
        if (customer is null)
        {
            return new SkillResult(Reply.Of(context.Say("manage-opportunity.not_found"))) { Facts = new TurnFacts { IsNotFound = true } };
        }

        var values = new Dictionary<string, string?>(request.Changes);
        var stage = values.TryGetValue("Stage", out var said) && Enum.TryParse<Stage>(said, out var parsed) ? parsed : Stage.InitialContact;
        var what = values.GetValueOrDefault("ProductOrService");
        var name = values.GetValueOrDefault("Name") ?? context.Say("manage-opportunity.generated_name", ("customer", customer.ShortName ?? customer.Name), ("product", what ?? context.Say("manage-opportunity.new_need")));
        values["Name"] = name;
        values["CustomerId"] = FieldCodec.Write(customerId);
        values["Stage"] = stage.ToString();
        values.TryAdd("WinProbability", DealFields.Probability(stage, context.Settings).ToString(CultureInfo.InvariantCulture));
        values["Currency"] = context.Settings.Currency;
        values["OwnerId"] = FieldCodec.Write(customer.OwnerId ?? context.Caller.UserId);
        values["OpenedOn"] = FieldCodec.Write(context.Today);
        var id = context.Ids.Next();
        var fields = values.Where(value => value.Value is not null).Select(value => new FieldChange(value.Key, null, value.Value, request.Evidence.GetValueOrDefault(value.Key))).ToList();
        var questions = Required.Where(field => values.GetValueOrDefault(field) is null).Take(MostQuestions).Select(field => context.Say($"manage-opportunity.ask.{field}")).ToList();
        var record = new RecordRef(RecordKind.Opportunity, id, name);
        var customerRef = new RecordRef(RecordKind.Customer, customerId, customer.Name);
        return new SkillResult(Reply.Of(context.Say("manage-opportunity.propose_create", ("name", name), ("customer", customer.Name))))
        {
            Proposals = [new ProposalDraft("manage_opportunity", context.Say("manage-opportunity.title_create", ("name", name)), new ChangeSet([new RecordChange(RecordKind.Opportunity, id, ChangeOperation.Create, 0, fields)]), questions)],
            Facts = new TurnFacts { Action = "create", About = record, Mentions = [customerRef] },
            State = context.State.Focused(customerRef) with { Question = null },
        };
    }
}
