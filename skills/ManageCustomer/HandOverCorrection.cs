using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Customers;

/// <summary>换成白雪 behind a card that hands over: the same to another colleague.</summary>
public sealed class HandOverCorrection : ICorrectsProposals
{
    private const int Longest = 40;
    private static readonly string[] Owners = ["OwnerId", "ActionOwnerId"];

    /// <inheritdoc />
    public string Skill => "manage_customer";

    /// <inheritdoc />
    public async Task<ProposalDraft?> CorrectAsync(ProposalDraft draft, Utterance words, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(context);
        var shown = draft.Changes.Changes;
        if (words.Text.Length > Longest || !shown.All(change => change.Operation == ChangeOperation.Update && change.Fields.All(field => Owners.Contains(field.Field)))
            || words.Mentions.ToList() is not [{ IsClear: true, Best.Record: { Kind: RecordKind.User } person }])
        {
            return null;
        }

        var (former, now) = (shown[0].NewValue("OwnerId"), FieldCodec.Write(person.Id));
        if (former is null || former == now || shown[0].Fields[0].Old == now || !await HandOverSkill.MayReceiveAsync(person.Id, context, cancellationToken))
        {
            return null;
        }

        var formerId = long.Parse(former, CultureInfo.InvariantCulture);
        var name = await context.Db.Users.AsNoTracking().Where(user => user.Id == formerId).Select(user => user.Name).FirstAsync(cancellationToken);
        return draft with
        {
            Title = draft.Title.Replace(name, person.Name, StringComparison.Ordinal),
            Changes = new ChangeSet([.. shown.Select(change => change with { Fields = [.. change.Fields.Select(field => field with { New = now })] })]),
        };
    }
}
