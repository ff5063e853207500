using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Which axis a condition's field is the value of.</summary>
internal static class AxisFields
{
    /// <summary>The field whose values an axis has.</summary>
    public static string Name(Dimension axis) => axis == Dimension.CompanySize ? "companySize" : axis.ToString().ToLowerInvariant();

    public static Dimension? Of(string field) => field switch
    {
        "owner" => Dimension.Owner,
        "team" => Dimension.Team,
        "region" => Dimension.Region,
        "product" => Dimension.Product,
        "customer" => Dimension.Customer,
        "industry" => Dimension.Industry,
        "source" => Dimension.Source,
        "grade" => Dimension.Grade,
        "stage" => Dimension.Stage,
        "channel" => Dimension.Channel,
        "city" => Dimension.City,
        "companySize" => Dimension.CompanySize,
        "status" => Dimension.Status,
        _ => null,
    };
}
