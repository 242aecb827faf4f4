using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;

namespace ParticipatoryHub.Finance;

/// <summary>Grants in the 360Giving Data Standard 1.4: as JSON, and as a table with the standard's own titles.</summary>
internal static class Giving360
{
    /// <summary>The JSON package. It needs one grant at least.</summary>
    public static async Task WriteJson(Stream target, GivingIdentity council, RoundView round, ImmutableArray<Grant> grants, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(target, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("version", "1.4");
        json.WriteStartArray("grants");
        foreach (var grant in grants)
        {
            Write(json, council, round, grant);
            await json.FlushAsync(cancel);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
    }

    /// <summary>The table.</summary>
    public static async Task WriteCsv(CsvWriter csv, GivingIdentity council, RoundView round, ImmutableArray<Grant> grants, CancellationToken cancel)
    {
        await csv.Text("Identifier").Text("Title").Text("Description").Text("Currency").Text("Amount Awarded").Text("Award Date")
            .Text("Recipient Org:Identifier").Text("Recipient Org:Name").Text("Funding Org:Identifier").Text("Funding Org:Name")
            .Text("Grant Programme:Title").Text("From An Open Call?").Text("Planned Dates:End Date").Text("Beneficiary Location:Name").Text("Last Modified").End(cancel);
        foreach (var grant in grants)
        {
            await csv.Text(council.Grant(round.Id, grant.Project.Id)).Text(grant.Project.Name).Text(grant.Purpose).Text(round.Setup.Currency).Amount(grant.Amount).Text(Day(grant.AwardedOn))
                .Text(Recipient(council, grant)).Text(grant.Recipient).Text(council.Identifier).Text(council.Name)
                .Text(round.Setup.Name).Text("Yes").Text(grant.EndsOn is { } end ? Day(end) : "").Text(grant.Project.Area).Text(Modified(round)).End(cancel);
        }
    }

    /// <summary>A day as the standard has it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, GivingIdentity council, RoundView round, Grant grant)
    {
        json.WriteStartObject();
        json.WriteString("id", council.Grant(round.Id, grant.Project.Id));
        json.WriteString("title", grant.Project.Name);
        json.WriteString("description", grant.Purpose);
        json.WriteString("currency", round.Setup.Currency);
        json.WriteNumber("amountAwarded", grant.Amount.Pence / 100m);
        json.WriteString("awardDate", Day(grant.AwardedOn));
        Organisation("recipientOrganization", Recipient(council, grant), grant.Recipient);
        Organisation("fundingOrganization", council.Identifier!, council.Name);
        json.WriteStartArray("grantProgramme");
        json.WriteStartObject();
        json.WriteString("title", round.Setup.Name);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("fromOpenCall", "Yes");
        if (grant.EndsOn is { } end)
        {
            json.WriteStartArray("plannedDates");
            json.WriteStartObject();
            json.WriteString("endDate", Day(end));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (grant.Project.Area is { Length: > 0 } area)
        {
            json.WriteStartArray("beneficiaryLocation");
            json.WriteStartObject();
            json.WriteString("name", area);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteString("dateModified", Modified(round));
        json.WriteEndObject();

        void Organisation(string field, string id, string name)
        {
            json.WriteStartArray(field);
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("name", name);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static string Recipient(GivingIdentity council, Grant grant) => grant.RecipientId ?? council.Recipient(grant.Recipient);

    private static string Modified(RoundView round) => round.PublishedAt!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
