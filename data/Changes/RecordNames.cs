using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Products;
using SalesAssistant.Data.Tasks;

namespace SalesAssistant.Data.Changes;

/// <summary>What people call a record.</summary>
public static class RecordNames
{
    /// <summary>Its name, else its number.</summary>
    public static string NameOf(Record record) => record switch
    {
        Customer customer => customer.Name,
        Contact contact => contact.FullName,
        Opportunity deal => deal.Name,
        Interaction interaction => interaction.Subject ?? interaction.Number,
        Activity activity => activity.Name,
        SalesTask task => task.Title,
        Product product => product.Name,
        User user => user.Name,
        Team team => team.Name,
        null => throw new ArgumentNullException(nameof(record)),
        _ => record.Number,
    };
}
