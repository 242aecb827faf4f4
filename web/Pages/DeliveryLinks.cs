namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of the pages about what becomes of funded projects. A project's id may have slashes; they stay.</summary>
internal static class DeliveryLinks
{
    public static string Project(string round, string project) => $"/rounds/{round}/delivery/{Path(project)}";

    public static string Photo(string round, string photo) => $"/rounds/{round}/photos/{photo}";

    public static string Csv(string round) => $"/rounds/{round}/deliveries.csv";

    public static string Staff(string round) => $"/staff/rounds/{round}/deliveries";

    public static string StaffProject(string round, string project) => $"/staff/rounds/{round}/deliveries/{Path(project)}";

    public static string StaffCsv(string round) => $"/staff/rounds/{round}/deliveries?handler=csv";

    public static string StaffPayments(string round) => $"/staff/rounds/{round}/deliveries?handler=payments";

    private static string Path(string project) => string.Join('/', project.Split('/').Select(Uri.EscapeDataString));
}
