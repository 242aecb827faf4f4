namespace ParticipatoryHub.Silo;

/// <summary>Something the engine puts in the database between the schema and the start.</summary>
internal interface IPreparation
{
    Task PrepareAsync(CancellationToken cancellationToken);
}
