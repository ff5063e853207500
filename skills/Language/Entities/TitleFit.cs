using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>How well a form of address (总, 部长, 姐) suits a person.</summary>
internal static class TitleFit
{
    /// <summary>0.9: the job title says so. 0.66: said to anyone. 0.3: the title says something else. 0: cannot be.</summary>
    public static double Of(AddressForm form, string? title, string? gender)
    {
        if (form.Gender is not null)
        {
            return gender is null ? 0.7 : gender == form.Gender ? 0.85 : 0;
        }

        if (string.IsNullOrEmpty(title))
        {
            return form.IsForAnyone ? 0.66 : 0.5;
        }

        if (form.Fits.Any(word => title.Contains(word, StringComparison.Ordinal)) || form.FitsEnglish.Any(word => title.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return 0.9;
        }

        return form.IsForAnyone ? 0.66 : 0.3;
    }

    public static double Of(AddressForm form, NameEntry person) =>
        person.Kind == RecordKind.User ? Math.Max(Of(form, person.Title, person.Gender), form.IsForAnyone ? 0.66 : 0.3) : Of(form, person.Title, person.Gender);
}
