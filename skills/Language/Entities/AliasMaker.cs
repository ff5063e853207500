using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>How each kind of record is called.</summary>
internal static class AliasMaker
{
    public static void Collect(NameEntry entry, AliasList aliases, NameLexicon lexicon, ProductWords products)
    {
        switch (entry.Kind)
        {
            case RecordKind.Customer:
                CustomerAliases.Collect(entry, aliases, lexicon);
                break;
            case RecordKind.Contact:
                PersonAliases.Collect(entry.Name, aliases, lexicon, 1);
                break;
            case RecordKind.User:
                PersonAliases.Collect(entry.Name, aliases, lexicon, entry.IsOpen ? 0.98 : 0.7);
                foreach (var name in entry.OtherNames)
                {
                    PersonAliases.Collect(name, aliases, lexicon, entry.IsOpen ? 0.98 : 0.7);
                }

                break;
            case RecordKind.Team:
                TeamAliases.Collect(entry, aliases, lexicon);
                break;
            case RecordKind.Product:
                products.Collect(entry, aliases);
                break;
            case RecordKind.Opportunity:
                DealAliases.Collect(entry, aliases, lexicon, products);
                break;
        }
    }
}
