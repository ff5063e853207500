namespace SalesAssistant.Skills.Language.Recognizers.Timex;

/// <summary>What "before", "after", "since" and "until" make of a point or a range: a range that is open on one side.</summary>
internal static class Modifiers
{
    /// <summary>Ends where the expression begins; before the end of something it ends where that ends.</summary>
    internal static Meaning Before(Meaning of, string mod = "before") =>
        Open(of, mod, one => new Candidate(one.Timex, null, of.Mod == "end" ? one.End ?? one.Start : one.Start));

    /// <summary>Begins where the expression ends; after its beginning, where that begins.</summary>
    internal static Meaning After(Meaning of, string mod = "after") =>
        Open(of, mod, one => new Candidate(one.Timex, of.Mod == "start" ? one.Start : one.End ?? one.Start));

    /// <summary>Begins where the expression begins.</summary>
    internal static Meaning Since(Meaning of, string mod = "since") => Open(of, mod, one => new Candidate(one.Timex, one.Start));

    /// <summary>Ends where the expression ends, that included.</summary>
    internal static Meaning Until(Meaning of, string mod = "until") => Open(of, mod, one => new Candidate(one.Timex, null, one.End ?? one.Start));

    internal static Meaning Approximately(Meaning of) => of with { Mod = "approx" };

    private static Meaning Open(Meaning of, string mod, Func<Candidate, Candidate> change) =>
        of.Select(of.Kind.AsRange(), change) with
        {
            // A second modifier is written behind the first: since the end of 1989 = since-end.
            Mod = of.Mod is { } inner ? mod + "-" + inner : mod,
            Source = of.Kind.IsRange() ? "datetimerange" : "datetimepoint",
        };
}
