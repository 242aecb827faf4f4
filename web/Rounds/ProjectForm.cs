using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>A project as a form: every field as it was typed.</summary>
public sealed class ProjectForm
{
    public string? NewId { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Cost { get; set; }

    public string? Area { get; set; }

    public string? Categories { get; set; }

    public string? Latitude { get; set; }

    public string? Longitude { get; set; }

    public Delivery Delivery { get; set; }

    /// <summary>The form of a project.</summary>
    public static ProjectForm Of(RoundProject project) => new()
    {
        NewId = project.Id,
        Name = project.Name,
        Description = project.Description,
        Cost = SetupForm.Pounds(project.Cost.Pence),
        Area = project.Area,
        Categories = string.Join(", ", project.Categories),
        Latitude = project.Place?.Latitude.ToString("R", CultureInfo.InvariantCulture),
        Longitude = project.Place?.Longitude.ToString("R", CultureInfo.InvariantCulture),
        Delivery = project.Delivery,
    };

    /// <summary>The project; what cannot be read goes to <paramref name="wrong"/>.</summary>
    internal RoundProject Read(RoundProject? known, RoundSetup setup, ICollection<Refused> wrong)
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            wrong.Add(new Refused("name-missing", "Give the project a name.", nameof(Name)));
        }

        var project = known ?? new RoundProject("", "", "", Money.Zero, null, [], null, Delivery.Unspecified, false, ImmutableSortedDictionary<string, string>.Empty);
        return project with
        {
            Id = known?.Id ?? (string.IsNullOrWhiteSpace(NewId) ? Free(setup) : NewId.Trim()),
            Name = Name?.Trim() ?? "",
            Description = Description?.Trim().ReplaceLineEndings("\n") ?? "",
            Cost = new Money(SetupForm.ReadMoney(Cost, nameof(Cost), wrong) ?? 0),
            Area = string.IsNullOrWhiteSpace(Area) ? null : Area.Trim(),
            Categories = [.. (Categories ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()],
            Place = ReadPlace(wrong),
            Delivery = Enum.IsDefined(Delivery) ? Delivery : Delivery.Unspecified,
        };
    }

    private Place? ReadPlace(ICollection<Refused> wrong)
    {
        if (string.IsNullOrWhiteSpace(Latitude) && string.IsNullOrWhiteSpace(Longitude))
        {
            return null;
        }

        if (Degrees(Latitude) is { } north && Degrees(Longitude) is { } east)
        {
            return new Place(north, east);
        }

        wrong.Add(new Refused("project-place-unfit", "Enter both as degrees, such as 53.7213 and -2.6290, or leave both empty.", Degrees(Latitude) is null ? nameof(Latitude) : nameof(Longitude)));
        return null;
    }

    private static double? Degrees(string? text) =>
        double.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    // p01, p02 …: the first that no project has.
    private static string Free(RoundSetup setup)
    {
        var taken = setup.Projects.Select(project => project.Id).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, RoundSetupRules.MostProjects + 1).Select(number => $"p{number:00}").First(id => !taken.Contains(id));
    }
}
