"""The tables of a DNA 3 database, from that program's source (leifeld/dna, Sql.java): what each column is.

A column is its name and type: i is INTEGER, t is TEXT; ! is NOT NULL, =x its default, 190 the most letters,
a..b the least and the most, >TABLE the ID it refers to. UNIQUE columns follow a bar.
"""

COLOUR = "Red:i!=0,0..255 Green:i!=0,0..255 Blue:i!=0,0..255"
PERMISSIONS = (
    "AddDocuments EditDocuments DeleteDocuments ImportDocuments AddStatements EditStatements DeleteStatements "
    "EditAttributes EditRegex EditStatementTypes EditCoders EditCoderRelations ViewOthersDocuments "
    "EditOthersDocuments ViewOthersStatements EditOthersStatements"
).split()
DATA = "ID:i! StatementId:i!>STATEMENTS VariableId:i!>VARIABLES"
ONCE = "|StatementId,VariableId"
TABLES = {
    "SETTINGS": "Property:t Value:t!",
    "CODERS": f"ID:i! Name:t!,190 {COLOUR} Refresh:i!=0,0..9999 FontSize:i!=14,1..99 Password:t!,190 "
    "PopupWidth:i=300,100..9999 ColorByCoder:i!=0,0..1 PopupDecoration:i!=0,0..1 PopupAutoComplete:i!=1,0..1 "
    + " ".join(f"Permission{name}:i!=1,0..1" for name in PERMISSIONS),
    "DOCUMENTS": "ID:i! Title:t!,190 Text:t! Coder:i>CODERS Author:t!='',190 Source:t!='',190 Section:t!='',190 "
    "Notes:t!='' Type:t!='',190 Date:i!",
    "STATEMENTTYPES": f"ID:i! Label:t!,190 {COLOUR}",
    "VARIABLES": "ID:i! Variable:t!,190 DataType:t!='short text' StatementTypeId:i>STATEMENTTYPES"
    "|Variable,StatementTypeId",
    "VARIABLELINKS": "ID:i! SourceVariableId:i>VARIABLES TargetVariableId:i>VARIABLES",
    "REGEXES": f"Label:t,190 {COLOUR}",
    "CODERRELATIONS": "ID:i! Coder:i>CODERS OtherCoder:i>CODERS "
    "viewStatements:i!=1,0..1 editStatements:i!=1,0..1 viewDocuments:i!=1,0..1 editDocuments:i!=1,0..1",
    "STATEMENTS": "ID:i! StatementTypeId:i>STATEMENTTYPES DocumentId:i>DOCUMENTS Start:i! Stop:i! Coder:i>CODERS",
    "DATABOOLEAN": f"{DATA} Value:i!=1{ONCE}",
    "DATAINTEGER": f"{DATA} Value:i!=0{ONCE}",
    "ENTITIES": "ID:i! VariableId:i!>VARIABLES Value:t!='',190 Red:i,0..255 Green:i,0..255 Blue:i,0..255 "
    "ChildOf:i>ENTITIES|VariableId,Value",
    "DATASHORTTEXT": f"{DATA} Entity:i!>ENTITIES{ONCE}",
    "DATALONGTEXT": f"{DATA} Value:t=''{ONCE}",
    "ATTRIBUTEVARIABLES": "ID:i! VariableId:i!>VARIABLES AttributeVariable:t!,190|VariableId,AttributeVariable",
    "ATTRIBUTEVALUES": "ID:i! EntityId:i!>ENTITIES AttributeVariableId:i!>ATTRIBUTEVARIABLES AttributeValue:t!='',190"
    "|EntityId,AttributeVariableId",
}
