using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>Who and what a request is about: the joint resolution of names, as these skills need it.</summary>
internal static class SubjectReader
{
    private static readonly Lexicon Words = Lexicon.Of("clarify");

    /// <summary>Whether words such as 这单, 他们 or "that deal" point at what was talked about before.</summary>
    public static bool PointsBack(string text) => Words.Has(text, "point_back");

    /// <param name="utterance">The message.</param>
    /// <param name="context">Names and what was talked about.</param>
    /// <param name="useFocus">Whether a message without names is about what was talked about before.</param>
    public static Subject Read(Utterance utterance, ReadingContext context, bool useFocus = true)
    {
        if (ShownPlace.Find(utterance, context) is { } shown)
        {
            (context, useFocus) = (context with { State = context.State with { Focus = [shown] } }, true);
        }

        var talk = JointResolver.Resolve(utterance, context, useFocus);
        var open = talk.OpenDeals.Select(deal => deal.Id).ToHashSet();
        var named = talk.Opportunity is { Id: { } id } ? (open.Contains(id) || talk.Customer is null ? talk.Opportunity : null) : talk.Opportunity;
        var picked = named ?? ((Pick(talk, utterance, context) ?? Shown(talk, context)) is { } deal ? Named.One(deal) : null);
        return new Subject(talk.Customer, talk.Contact, picked, talk.OpenDeals)
        {
            Likely = picked ?? talk.LikelyOpportunity,
            Colleagues = talk.Colleagues,
            Team = talk.Team ?? (talk.Customer is null ? RegionTeam(utterance) : null),
            Product = talk.Products.Count > 0 ? talk.Products[0] : null,
            IsFromFocus = talk.IsFromFocus,
        };
    }

    // Words of the deal's name that the resolver finds too weak still tell it from the customer's other deals.
    private static RecordRef? Pick(ResolvedTalk talk, Utterance utterance, ReadingContext context)
    {
        var deals = talk.OpenDeals.Select(deal => context.Names.Find(RecordKind.Opportunity, deal.Id)).OfType<NamedRecord>().ToList();
        return deals.Count > 1 ? DealChoice.Pick(deals, utterance)?.Record : null;
    }

    // 它下一步是什么, right behind an answer that showed one deal.
    private static RecordRef? Shown(ResolvedTalk talk, ReadingContext context) =>
        talk.IsFromFocus && context.State is { LastShown: [{ Kind: RecordKind.Opportunity } only], Focus: [var newest, ..] } && newest.Kind == only.Kind && newest.Id == only.Id && talk.OpenDeals.Any(deal => deal.Id == only.Id) ? only : null;

    // "华东那边": a region that names a team is the team when no customer is in talk.
    private static RecordRef? RegionTeam(Utterance utterance) => utterance.Mentions
        .Where(mention => mention.Best.Record.Kind == RecordKind.Team)
        .Select(mention => mention.Best.Record).FirstOrDefault();
}
