using System.Data.Common;

namespace Catalog.Store;

/// <summary>A database that can hold the catalog. The statements are the same for all, but for what is here.</summary>
public interface ICatalogDatabase
{
    /// <summary>Gives connections.</summary>
    DbDataSource Source { get; }

    /// <summary>Makes the tables that are not there yet.</summary>
    string MakeTables { get; }
}
